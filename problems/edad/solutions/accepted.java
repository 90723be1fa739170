// expect: verdict=accepted score=10
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
        LocalDate nacimiento = LocalDate.parse(entrada.nextLine());
        LocalDate hoy = LocalDate.parse(entrada.nextLine());
        System.out.println(nacimiento.isAfter(hoy) ? "error" : String.valueOf(ChronoUnit.YEARS.between(nacimiento, hoy)));
    }
}
