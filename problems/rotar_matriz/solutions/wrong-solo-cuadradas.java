// expect: verdict=partial score=2
// Takes the number of rows for both.
import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
        int filas = entrada.nextInt();
        int columnas = entrada.nextInt();
        int[][] matriz = new int[filas][columnas];
        for (int i = 0; i < filas; i++)
            for (int j = 0; j < columnas; j++) matriz[i][j] = entrada.nextInt();
        for (int j = 0; j < filas; j++) {
            for (int i = filas - 1; i >= 0; i--) System.out.print(matriz[i][j] + " ");
            System.out.println();
        }
    }
}
