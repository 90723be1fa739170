// expect: verdict=time-limit score=6
// Right, but walks every path: the two large grids never end.
import java.util.Scanner;

public class Main {
    static int filas;
    static int columnas;
    static String[] rejilla;

    static long caminos(int fila, int columna) {
        if (fila == filas || columna == columnas || rejilla[fila].charAt(columna) == '#') return 0;
        if (fila == filas - 1 && columna == columnas - 1) return 1;
        return caminos(fila + 1, columna) + caminos(fila, columna + 1);
    }

    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
        filas = entrada.nextInt();
        columnas = entrada.nextInt();
        rejilla = new String[filas];
        for (int i = 0; i < filas; i++) rejilla[i] = entrada.next();
        System.out.println(caminos(0, 0));
    }
}
