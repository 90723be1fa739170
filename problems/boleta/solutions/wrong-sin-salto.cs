// expect: verdict=wrong score=0
// The last line has no line feed.
using System;
using System.Globalization;

public class Program
{
    public static void Main()
    {
        Console.WriteLine("Producto    Cant    Precio");
        int cantidades = 0;
        decimal precios = 0;
        string linea;
        while ((linea = Console.ReadLine()) != null)
        {
            string[] partes = linea.Split(' ');
            decimal cuesta = int.Parse(partes[1]) * decimal.Parse(partes[2], CultureInfo.InvariantCulture);
            cantidades += int.Parse(partes[1]);
            precios += cuesta;
            Console.WriteLine("{0,-10}{1,6}{2,10:0.00}", partes[0], partes[1], cuesta);
        }
        Console.WriteLine(new string('-', 26));
        Console.Write("{0,-10}{1,6}{2,10:0.00}", "Total", cantidades, precios);
    }
}
