// expect: verdict=partial score<=2
// Ends with a good status and leaves a thread that would go on counting.
public class Main {
    public static void main(String[] args) {
        Thread hilo = new Thread(() -> {
            while (true) Thread.onSpinWait();
        });
        hilo.setDaemon(true);
        hilo.start();
        System.out.println(0);
    }
}
