// expect: verdict=time-limit score=6
// Right, but walks every path: the two large grids never end.
using System;

public class Program
{
    static int filas;
    static int columnas;
    static string[] rejilla;

    static long Caminos(int fila, int columna)
    {
        if (fila == filas || columna == columnas || rejilla[fila][columna] == '#') return 0;
        if (fila == filas - 1 && columna == columnas - 1) return 1;
        return Caminos(fila + 1, columna) + Caminos(fila, columna + 1);
    }

    public static void Main()
    {
        string[] tamano = Console.ReadLine().Split(' ');
        filas = int.Parse(tamano[0]);
        columnas = int.Parse(tamano[1]);
        rejilla = new string[filas];
        for (int i = 0; i < filas; i++) rejilla[i] = Console.ReadLine();
        Console.WriteLine(Caminos(0, 0));
    }
}
