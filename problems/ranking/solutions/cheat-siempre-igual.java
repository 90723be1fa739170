// expect: verdict=wrong score=0
// Prints an object that says it is equal to everything.
public class Main {
    @Override
    public boolean equals(Object otro) {
        return true;
    }

    @Override
    public String toString() {
        return "1 A 6";
    }

    public static void main(String[] args) {
        System.out.println(new Main());
    }
}
