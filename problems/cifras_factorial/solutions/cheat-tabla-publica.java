// expect: verdict=partial score=4
// Memorises the public cases.
import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        System.out.println(new Scanner(System.in).nextInt() == 5 ? "3 3" : "7 27");
    }
}
