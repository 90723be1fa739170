// expect: verdict=partial score=2
// Prints every number on the same line.
using System;

public class Program
{
    public static void Main()
    {
        string[] tamano = Console.ReadLine().Split(' ');
        int filas = int.Parse(tamano[0]);
        int columnas = int.Parse(tamano[1]);
        string[][] matriz = new string[filas][];
        for (int i = 0; i < filas; i++) matriz[i] = Console.ReadLine().Split(' ');
        for (int j = 0; j < columnas; j++)
            for (int i = filas - 1; i >= 0; i--) Console.Write(matriz[i][j] + " ");
        Console.WriteLine();
    }
}
