// expect: verdict=accepted score=10
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Scanner;

public class Main {
    record Equipo(String nombre, int puntos) {}

    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
        int n = entrada.nextInt();
        List<Equipo> equipos = new ArrayList<>();
        for (int i = 0; i < n; i++) equipos.add(new Equipo(entrada.next(), entrada.nextInt()));
        equipos.sort(Comparator.comparingInt(Equipo::puntos).reversed().thenComparing(Equipo::nombre));
        for (Equipo equipo : equipos) {
            long lugar = 1 + equipos.stream().filter(otro -> otro.puntos() > equipo.puntos()).count();
            System.out.println(lugar + " " + equipo.nombre() + " " + equipo.puntos());
        }
    }
}
