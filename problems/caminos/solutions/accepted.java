// expect: verdict=accepted score=10
import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
        int filas = entrada.nextInt();
        int columnas = entrada.nextInt();
        long[] llegan = new long[columnas];
        for (int fila = 0; fila < filas; fila++) {
            String linea = entrada.next();
            for (int columna = 0; columna < columnas; columna++) {
                if (linea.charAt(columna) == '#') llegan[columna] = 0;
                else if (fila == 0 && columna == 0) llegan[0] = 1;
                else if (columna > 0) llegan[columna] += llegan[columna - 1];
            }
        }
        System.out.println(llegan[columnas - 1]);
    }
}
