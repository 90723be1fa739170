import java.util.ArrayDeque;
import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
        int filas = entrada.nextInt();
        int columnas = entrada.nextInt();
        String[] laberinto = new String[filas];
        for (int i = 0; i < filas; i++) laberinto[i] = entrada.next();
    }
}
