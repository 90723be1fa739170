// expect: verdict=wrong score=0
// Gives back what it was given.
using System;

public class Program
{
    public static void Main()
    {
        Console.Write(Console.In.ReadToEnd());
    }
}
