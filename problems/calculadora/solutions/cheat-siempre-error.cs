// expect: verdict=wrong score=0
// Says the one word that is right somewhere in every case.
using System;

public class Program
{
    public static void Main()
    {
        while (Console.ReadLine() != null) Console.WriteLine("error");
    }
}
