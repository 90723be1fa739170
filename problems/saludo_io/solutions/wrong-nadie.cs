// expect: verdict=partial score=8
// Says nothing when nobody is there.
using System;

public class Program
{
    public static void Main()
    {
        int n = int.Parse(Console.ReadLine());
        for (int i = 0; i < n; i++) Console.WriteLine($"Hola, {Console.ReadLine()}!");
    }
}
