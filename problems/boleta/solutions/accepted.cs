// expect: verdict=accepted score=10
using System;
using System.Globalization;

public class Program
{
    static void Escribe(string nombre, object cantidad, object precio)
    {
        Console.WriteLine(string.Format(CultureInfo.InvariantCulture, "{0,-10}{1,6}{2,10:0.00}", nombre, cantidad, precio));
    }

    public static void Main()
    {
        Escribe("Producto", "Cant", "Precio");
        int cantidades = 0;
        decimal precios = 0;
        string linea;
        while ((linea = Console.ReadLine()) != null)
        {
            string[] partes = linea.Split(' ');
            int cantidad = int.Parse(partes[1]);
            decimal cuesta = cantidad * decimal.Parse(partes[2], CultureInfo.InvariantCulture);
            cantidades += cantidad;
            precios += cuesta;
            Escribe(partes[0], cantidad, cuesta);
        }
        Console.WriteLine(new string('-', 26));
        Escribe("Total", cantidades, precios);
    }
}
