// expect: verdict=partial score=4
// Measures the distance as if there were no walls.
import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
        int filas = entrada.nextInt();
        int columnas = entrada.nextInt();
        int e = 0;
        int s = 0;
        for (int i = 0; i < filas; i++) {
            String fila = entrada.next();
            if (fila.indexOf('E') >= 0) e = i * columnas + fila.indexOf('E');
            if (fila.indexOf('S') >= 0) s = i * columnas + fila.indexOf('S');
        }
        System.out.println(Math.abs(e / columnas - s / columnas) + Math.abs(e % columnas - s % columnas));
    }
}
