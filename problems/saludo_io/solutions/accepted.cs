// expect: verdict=accepted score=10
using System;

public class Program
{
    public static void Main()
    {
        int n = int.Parse(Console.ReadLine());
        if (n == 0) Console.WriteLine("No hay nadie");
        for (int i = 0; i < n; i++) Console.WriteLine($"Hola, {Console.ReadLine()}!");
    }
}
