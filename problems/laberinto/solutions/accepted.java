// expect: verdict=accepted score=10
import java.util.ArrayDeque;
import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
        int filas = entrada.nextInt();
        int columnas = entrada.nextInt();
        String todo = "";
        for (int i = 0; i < filas; i++) todo += "#" + entrada.next();
        int ancho = columnas + 1;
        int[] pasos = new int[todo.length()];
        ArrayDeque<Integer> cola = new ArrayDeque<>();
        int inicio = todo.indexOf('E');
        pasos[inicio] = 1;
        cola.add(inicio);
        while (!cola.isEmpty()) {
            int aqui = cola.remove();
            for (int alla : new int[] {aqui - ancho, aqui + ancho, aqui - 1, aqui + 1}) {
                boolean dentro = alla >= 0 && alla < todo.length();
                if (!dentro || todo.charAt(alla) == '#' || pasos[alla] > 0) continue;
                pasos[alla] = pasos[aqui] + 1;
                cola.add(alla);
            }
        }
        System.out.println(pasos[todo.indexOf('S')] - 1);
    }
}
