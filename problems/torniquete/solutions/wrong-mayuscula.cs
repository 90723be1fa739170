// expect: verdict=wrong score=0
// Prints the state with a capital letter.
using System;

public class Program
{
    enum Estado { Cerrado, Avisado, Abierto, Alarma }

    public static void Main()
    {
        Estado estado = Estado.Cerrado;
        int pasan = 0, sobran = 0;
        string suceso;
        while ((suceso = Console.ReadLine()) != null)
        {
            bool abierto = estado == Estado.Abierto;
            if (abierto && suceso == "empuja") pasan++;
            if ((abierto || estado == Estado.Alarma) && suceso == "moneda") sobran++;
            if (suceso == "moneda") estado = estado == Estado.Alarma ? estado : Estado.Abierto;
            else if (suceso == "llave") estado = abierto ? estado : Estado.Cerrado;
            else estado = abierto ? Estado.Cerrado : estado == Estado.Cerrado ? Estado.Avisado : Estado.Alarma;
        }
        Console.WriteLine($"pasan {pasan}, sobran {sobran}, {estado}");
    }
}
