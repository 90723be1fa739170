// expect: verdict=accepted score=10
import java.util.Scanner;
import java.util.StringJoiner;

public class Main {
    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
        int filas = entrada.nextInt();
        int columnas = entrada.nextInt();
        int[][] matriz = new int[filas][columnas];
        for (int i = 0; i < filas; i++)
            for (int j = 0; j < columnas; j++) matriz[i][j] = entrada.nextInt();
        for (int j = 0; j < columnas; j++) {
            StringJoiner linea = new StringJoiner(" ");
            for (int i = filas - 1; i >= 0; i--) linea.add(String.valueOf(matriz[i][j]));
            System.out.println(linea);
        }
    }
}
