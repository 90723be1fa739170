import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
        int filas = entrada.nextInt();
        int columnas = entrada.nextInt();
        int[][] matriz = new int[filas][columnas];
        for (int i = 0; i < filas; i++)
            for (int j = 0; j < columnas; j++) matriz[i][j] = entrada.nextInt();
    }
}
