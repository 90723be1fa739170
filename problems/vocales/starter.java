import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        String linea = new Scanner(System.in).nextLine();
    }
}
