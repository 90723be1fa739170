// expect: verdict=accepted score=10
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
        {
            string[] linea = new string[filas];
            for (int i = 0; i < filas; i++) linea[i] = matriz[filas - 1 - i][j];
            Console.WriteLine(string.Join(" ", linea));
        }
    }
}
