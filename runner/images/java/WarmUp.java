import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a first course writes, in one file: compiled and run so that the compiler and the runtime know their way. */
public class WarmUp {
    record Par(String clave, int valor) {}

    interface Figura {
        double area();
    }

    enum Dia { LUNES, MARTES }

    static int factorial(int n) {
        return n <= 1 ? 1 : n * factorial(n - 1);
    }

    public static void main(String[] args) {
        Scanner entrada = new Scanner("1 2 tres");
        Map<String, List<Integer>> grupos = new TreeMap<>();
        while (entrada.hasNextInt()) grupos.computeIfAbsent("n", clave -> new ArrayList<>()).add(entrada.nextInt());
        StringBuilder texto = new StringBuilder();
        for (Map.Entry<String, List<Integer>> grupo : grupos.entrySet()) texto.append(grupo.getKey()).append(grupo.getValue());
        Figura figura = () -> 2.0;
        try {
            System.out.printf("%s %.2f %d%n", texto, figura.area(), factorial(5));
            System.out.println(IntStream.range(0, 3).boxed().collect(Collectors.toList()));
            System.out.println(switch (Dia.LUNES) { case LUNES -> new Par("a", 1); case MARTES -> new Par("b", 2); });
        } catch (IllegalStateException error) {
            throw new RuntimeException("no " + texto, error);
        }
    }
}
