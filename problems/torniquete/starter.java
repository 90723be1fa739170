import java.util.Scanner;

public class Main {
    enum Estado { CERRADO, AVISADO, ABIERTO, ALARMA }

    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
        Estado estado = Estado.CERRADO;
        while (entrada.hasNext()) {
            String suceso = entrada.next();
        }
    }
}
