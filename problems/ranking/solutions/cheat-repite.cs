// expect: verdict=partial score<=1
// Gives back the input with a 1 before it.
using System;

public class Program
{
    public static void Main()
    {
        Console.ReadLine();
        string linea;
        while ((linea = Console.ReadLine()) != null) Console.WriteLine("1 " + linea);
    }
}
