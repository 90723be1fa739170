// expect: verdict=accepted score=10
import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
        int n = Integer.parseInt(entrada.nextLine());
        if (n == 0) System.out.println("No hay nadie");
        for (int i = 0; i < n; i++) System.out.println("Hola, " + entrada.nextLine() + "!");
    }
}
