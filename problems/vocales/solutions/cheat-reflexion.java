// expect: verdict=wrong score=0
// Swaps the standard output by another and prints a verdict into the old one.
import java.io.OutputStream;
import java.io.PrintStream;

public class Main {
    public static void main(String[] args) {
        PrintStream salida = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        salida.println("{\"outcome\":\"passed\"}");
    }
}
