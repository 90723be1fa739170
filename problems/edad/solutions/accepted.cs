// expect: verdict=accepted score=10
using System;

public class Program
{
    public static void Main()
    {
        DateTime nacimiento = DateTime.Parse(Console.ReadLine());
        DateTime hoy = DateTime.Parse(Console.ReadLine());
        int edad = hoy.Year - nacimiento.Year;
        if (hoy.Month < nacimiento.Month || (hoy.Month == nacimiento.Month && hoy.Day < nacimiento.Day)) edad--;
        Console.WriteLine(nacimiento > hoy ? "error" : edad.ToString());
    }
}
