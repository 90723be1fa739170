// expect: verdict=compile-error score=0
// A text is no number.
public class Main {
    public static void main(String[] args) {
        int n = "3";
    }
}
