using System;

public class Program
{
    public static void Main()
    {
        string[] tamano = Console.ReadLine().Split(' ');
        int filas = int.Parse(tamano[0]);
        int columnas = int.Parse(tamano[1]);
        int[,] matriz = new int[filas, columnas];
        for (int i = 0; i < filas; i++)
        {
            string[] numeros = Console.ReadLine().Split(' ');
            for (int j = 0; j < columnas; j++) matriz[i, j] = int.Parse(numeros[j]);
        }
    }
}
