// expect: verdict=partial score=7
// Looks at the month and not at the day.
import java.time.LocalDate;
import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
        LocalDate nacimiento = LocalDate.parse(entrada.nextLine());
        LocalDate hoy = LocalDate.parse(entrada.nextLine());
        int edad = hoy.getYear() - nacimiento.getYear();
        if (hoy.getMonthValue() < nacimiento.getMonthValue()) edad--;
        System.out.println(nacimiento.isAfter(hoy) ? "error" : String.valueOf(edad));
    }
}
