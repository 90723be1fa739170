// expect: verdict=accepted score=10
using System;

public class Program
{
    enum Estado { cerrado, avisado, abierto, alarma }

    static Estado Tras(Estado estado, string suceso)
    {
        if (suceso == "moneda") return estado == Estado.alarma ? Estado.alarma : Estado.abierto;
        if (suceso == "llave") return estado == Estado.abierto ? Estado.abierto : Estado.cerrado;
        if (estado == Estado.abierto) return Estado.cerrado;
        return estado == Estado.cerrado ? Estado.avisado : Estado.alarma;
    }

    public static void Main()
    {
        Estado estado = Estado.cerrado;
        int pasan = 0, sobran = 0;
        string suceso;
        while ((suceso = Console.ReadLine()) != null)
        {
            if (estado == Estado.abierto && suceso == "empuja") pasan++;
            if ((estado == Estado.abierto || estado == Estado.alarma) && suceso == "moneda") sobran++;
            estado = Tras(estado, suceso);
        }
        Console.WriteLine($"pasan {pasan}, sobran {sobran}, {estado}");
    }
}
