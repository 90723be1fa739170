// expect: verdict=accepted score=10
import java.math.BigInteger;
import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        int n = new Scanner(System.in).nextInt();
        BigInteger factorial = BigInteger.ONE;
        for (int i = 2; i <= n; i++) factorial = factorial.multiply(BigInteger.valueOf(i));
        String cifras = factorial.toString();
        System.out.println(cifras.length() + " " + cifras.chars().map(Character::getNumericValue).sum());
    }
}
