// expect: verdict=partial score=4
// Never counts the coins that are left over.
import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
        String estado = "cerrado";
        int pasan = 0;
        while (entrada.hasNext()) {
            String suceso = entrada.next();
            if (suceso.equals("moneda") && !estado.equals("alarma")) estado = "abierto";
            else if (suceso.equals("llave") && !estado.equals("abierto")) estado = "cerrado";
            else if (suceso.equals("empuja")) {
                if (estado.equals("abierto")) pasan++;
                estado = estado.equals("abierto") ? "cerrado" : estado.equals("cerrado") ? "avisado" : "alarma";
            }
        }
        System.out.println("pasan " + pasan + ", sobran 0, " + estado);
    }
}
