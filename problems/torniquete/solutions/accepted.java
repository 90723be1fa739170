// expect: verdict=accepted score=10
import java.util.Scanner;

public class Main {
    enum Estado {
        CERRADO, AVISADO, ABIERTO, ALARMA;

        Estado tras(String suceso) {
            switch (suceso) {
                case "moneda": return this == ALARMA ? ALARMA : ABIERTO;
                case "llave": return this == ABIERTO ? ABIERTO : CERRADO;
                default: return this == ABIERTO ? CERRADO : this == CERRADO ? AVISADO : ALARMA;
            }
        }
    }

    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
        Estado estado = Estado.CERRADO;
        int pasan = 0;
        int sobran = 0;
        while (entrada.hasNext()) {
            String suceso = entrada.next();
            boolean abierto = estado == Estado.ABIERTO;
            if (abierto && suceso.equals("empuja")) pasan++;
            if ((abierto || estado == Estado.ALARMA) && suceso.equals("moneda")) sobran++;
            estado = estado.tras(suceso);
        }
        System.out.printf("pasan %d, sobran %d, %s%n", pasan, sobran, estado.name().toLowerCase());
    }
}
