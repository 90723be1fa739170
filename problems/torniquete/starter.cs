using System;

public class Program
{
    enum Estado { cerrado, avisado, abierto, alarma }

    public static void Main()
    {
        Estado estado = Estado.cerrado;
        string suceso;
        while ((suceso = Console.ReadLine()) != null)
        {
        }
    }
}
