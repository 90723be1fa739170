// expect: verdict=partial score=8
// Splits at every single blank.
using System;

public class Program
{
    public static void Main()
    {
        string linea;
        while ((linea = Console.ReadLine()) != null)
        {
            string[] partes = linea.Split(' ');
            if (partes.Length != 3) { Console.WriteLine("error"); continue; }
            int a = int.Parse(partes[0]);
            int b = int.Parse(partes[2]);
            if (partes[1] == "+") Console.WriteLine(a + b);
            else if (partes[1] == "-") Console.WriteLine(a - b);
            else if (partes[1] == "*") Console.WriteLine(a * b);
            else if (partes[1] == "/" && b != 0) Console.WriteLine(a / b);
            else Console.WriteLine("error");
        }
    }
}
