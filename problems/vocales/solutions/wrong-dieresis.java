// expect: verdict=partial score=8
// Forgets the diaeresis.
import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        String linea = new Scanner(System.in).nextLine().toLowerCase();
        int vocales = 0;
        int marcadas = 0;
        for (char letra : linea.toCharArray()) {
            if ("áéíóú".indexOf(letra) >= 0) marcadas++;
            if ("aeiouáéíóú".indexOf(letra) >= 0) vocales++;
        }
        System.out.println(vocales + " " + marcadas);
    }
}
