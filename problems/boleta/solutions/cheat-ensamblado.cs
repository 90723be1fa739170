// expect: verdict=wrong|runtime-error score=0
// Loads an assembly that is none of its own.
using System;
using System.Reflection;

public class Program
{
    public static void Main()
    {
        Assembly juez = Assembly.Load("grader");
        Console.WriteLine(juez.EntryPoint);
    }
}
