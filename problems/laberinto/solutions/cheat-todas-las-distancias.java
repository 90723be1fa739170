// expect: verdict=wrong score=0
// Prints every distance that there may be.
public class Main {
    public static void main(String[] args) {
        for (int pasos = -1; pasos < 100; pasos++) System.out.println(pasos);
    }
}
