// expect: verdict=partial score=6
// A long overflows after twenty.
import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        int n = new Scanner(System.in).nextInt();
        long factorial = 1;
        for (int i = 2; i <= n; i++) factorial *= i;
        String cifras = String.valueOf(Math.abs(factorial));
        System.out.println(cifras.length() + " " + cifras.chars().map(Character::getNumericValue).sum());
    }
}
