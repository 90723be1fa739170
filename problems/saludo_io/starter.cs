using System;

public class Program
{
    public static void Main()
    {
        int n = int.Parse(Console.ReadLine());
    }
}
