using System;

public class Program
{
    public static void Main()
    {
        string linea = Console.ReadLine();
    }
}
