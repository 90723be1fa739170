// expect: verdict=accepted score=10
import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        String linea = new Scanner(System.in).nextLine().toLowerCase();
        long marcadas = linea.chars().filter(letra -> "áéíóúü".indexOf(letra) >= 0).count();
        long simples = linea.chars().filter(letra -> "aeiou".indexOf(letra) >= 0).count();
        System.out.println((simples + marcadas) + " " + marcadas);
    }
}
