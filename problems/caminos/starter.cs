using System;

public class Program
{
    public static void Main()
    {
        string[] tamano = Console.ReadLine().Split(' ');
        int filas = int.Parse(tamano[0]);
        int columnas = int.Parse(tamano[1]);
        string[] rejilla = new string[filas];
        for (int i = 0; i < filas; i++) rejilla[i] = Console.ReadLine();
    }
}
