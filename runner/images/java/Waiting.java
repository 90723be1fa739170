import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A compiler that has compiled before it is asked: it serves one submission and ends. It executes nothing of what it
 * compiles. Usage: java Waiting WARM-UP-ARGUMENTS...; then, on standard input, the names of two files for what is printed,
 * the number of arguments, and the arguments of javac, one a line.
 */
public final class Waiting {
    /** Tells the launcher that nothing was compiled. */
    private static final int NOT_DONE = 97;
    private static final int ROUNDS = 3;

    public static void main(String[] warmUp) {
        try {
            System.exit(serve(warmUp));
        } catch (Exception error) {
            System.exit(NOT_DONE);
        }
    }

    private static int serve(String[] warmUp) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        OutputStream nowhere = OutputStream.nullOutputStream();
        for (int round = 0; round < ROUNDS; round += 1) compiler.run(null, nowhere, nowhere, warmUp);
        System.gc();
        System.out.print('.');
        System.out.flush();
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String out = orders.readLine();
        if (out == null) return 0;
        String err = orders.readLine();
        int count = Integer.parseInt(orders.readLine());
        List<String> arguments = new ArrayList<>();
        for (int at = 0; at < count; at += 1) arguments.add(orders.readLine());
        try (OutputStream printed = new FileOutputStream(out); OutputStream errors = new FileOutputStream(err)) {
            return compiler.run(null, printed, errors, arguments.toArray(new String[0]));
        }
    }
}
