import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
        while (entrada.hasNextLine()) {
            String[] partes = entrada.nextLine().trim().split("\\s+");
        }
    }
}
