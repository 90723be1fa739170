// expect: verdict=accepted score=10
using System;

public class Program
{
    public static void Main()
    {
        int vocales = 0, marcadas = 0;
        foreach (char letra in Console.ReadLine().ToLowerInvariant())
        {
            if ("áéíóúü".IndexOf(letra) >= 0) marcadas++;
            if ("aeiouáéíóúü".IndexOf(letra) >= 0) vocales++;
        }
        Console.WriteLine(vocales + " " + marcadas);
    }
}
