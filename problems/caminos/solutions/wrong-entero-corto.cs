// expect: verdict=partial score=6
// Counts in an int, which the large grids overflow.
using System;

public class Program
{
    public static void Main()
    {
        string[] tamano = Console.ReadLine().Split(' ');
        int filas = int.Parse(tamano[0]);
        int columnas = int.Parse(tamano[1]);
        int[] llegan = new int[columnas];
        for (int fila = 0; fila < filas; fila++)
        {
            string linea = Console.ReadLine();
            for (int columna = 0; columna < columnas; columna++)
            {
                if (linea[columna] == '#') llegan[columna] = 0;
                else if (fila == 0 && columna == 0) llegan[0] = 1;
                else if (columna > 0) llegan[columna] += llegan[columna - 1];
            }
        }
        Console.WriteLine(llegan[columnas - 1]);
    }
}
