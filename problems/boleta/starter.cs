using System;
using System.Globalization;

public class Program
{
    public static void Main()
    {
        string linea;
        while ((linea = Console.ReadLine()) != null)
        {
            string[] partes = linea.Split(' ');
            decimal precio = decimal.Parse(partes[2], CultureInfo.InvariantCulture);
        }
    }
}
