// expect: verdict=runtime-error score=0
// Ends with a status of its own, as a judge would to say that all is well.
public class Main {
    public static void main(String[] args) {
        System.out.println("pasan 1, sobran 0, cerrado");
        System.exit(42);
    }
}
