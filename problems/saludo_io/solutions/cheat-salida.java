// expect: verdict=wrong score=0
// Leaves with a good status before anything is printed.
public class Main {
    public static void main(String[] args) {
        Runtime.getRuntime().halt(0);
    }
}
