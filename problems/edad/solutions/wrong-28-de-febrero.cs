// expect: verdict=partial score=9
// AddYears takes 29 February to the 28th.
using System;

public class Program
{
    public static void Main()
    {
        DateTime nacimiento = DateTime.Parse(Console.ReadLine());
        DateTime hoy = DateTime.Parse(Console.ReadLine());
        int edad = hoy.Year - nacimiento.Year;
        if (nacimiento.AddYears(edad) > hoy) edad--;
        Console.WriteLine(nacimiento > hoy ? "error" : edad.ToString());
    }
}
