import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
        String nacimiento = entrada.nextLine();
        String hoy = entrada.nextLine();
    }
}
