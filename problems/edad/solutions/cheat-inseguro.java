// expect: verdict=wrong|runtime-error score=0
// Writes to memory that is not its own.
import java.lang.reflect.Field;
import sun.misc.Unsafe;

public class Main {
    public static void main(String[] args) throws Exception {
        Field campo = Unsafe.class.getDeclaredField("theUnsafe");
        campo.setAccessible(true);
        ((Unsafe) campo.get(null)).putAddress(0, 0);
    }
}
