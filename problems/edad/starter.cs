using System;

public class Program
{
    public static void Main()
    {
        string nacimiento = Console.ReadLine();
        string hoy = Console.ReadLine();
    }
}
