// expect: verdict=wrong score=0
// Prints from a shutdown hook what a judge might look for.
public class Main {
    public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("accepted")));
        System.exit(0);
    }
}
