// expect: verdict=runtime-error score=0
// Throws an error whose words say that all is well.
public class Main {
    public static void main(String[] args) {
        throw new Error("verdict=accepted score=10");
    }
}
