// expect: verdict=partial score<=2
// Prints what the first case wants without reading anything.
using System;

public class Program
{
    public static void Main()
    {
        Console.WriteLine("pasan 1, sobran 0, cerrado");
    }
}
