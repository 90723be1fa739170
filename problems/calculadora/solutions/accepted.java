// expect: verdict=accepted score=10
import java.util.Scanner;

public class Main {
    static int calcula(String[] partes) {
        if (partes.length != 3) throw new IllegalArgumentException();
        int a = Integer.parseInt(partes[0]);
        int b = Integer.parseInt(partes[2]);
        switch (partes[1]) {
            case "+": return a + b;
            case "-": return a - b;
            case "*": return a * b;
            case "/": return a / b;
            default: throw new IllegalArgumentException();
        }
    }

    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
        while (entrada.hasNextLine()) {
            try {
                System.out.println(calcula(entrada.nextLine().trim().split("\\s+")));
            } catch (IllegalArgumentException | ArithmeticException problema) {
                System.out.println("error");
            }
        }
    }
}
