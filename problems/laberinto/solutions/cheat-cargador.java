// expect: verdict=wrong|runtime-error score=0
// Loads classes of the judge, which are not there.
public class Main {
    public static void main(String[] args) throws Exception {
        Class<?> juez = Class.forName("Waiting", true, ClassLoader.getSystemClassLoader());
        System.out.println(juez.getDeclaredMethods().length);
    }
}
