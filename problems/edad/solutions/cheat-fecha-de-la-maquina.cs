// expect: verdict=partial score<=2
// Answers one of the public cases to every question.
using System;

public class Program
{
    public static void Main()
    {
        Console.WriteLine(22);
        Environment.Exit(0);
    }
}
