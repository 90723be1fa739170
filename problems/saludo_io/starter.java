import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
        int n = Integer.parseInt(entrada.nextLine());
    }
}
