// expect: verdict=partial score=4
// Leaves the exceptions to themselves.
import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
        while (entrada.hasNextLine()) {
            String[] partes = entrada.nextLine().trim().split("\\s+");
            int a = Integer.parseInt(partes[0]);
            int b = Integer.parseInt(partes[2]);
            char operacion = partes[1].charAt(0);
            System.out.println(operacion == '+' ? a + b : operacion == '-' ? a - b : operacion == '*' ? a * b : a / b);
        }
    }
}
