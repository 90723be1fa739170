// expect: verdict=partial score=8
// Says nothing when nobody is there.
import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
        int n = Integer.parseInt(entrada.nextLine());
        for (int i = 0; i < n; i++) System.out.println("Hola, " + entrada.nextLine() + "!");
    }
}
