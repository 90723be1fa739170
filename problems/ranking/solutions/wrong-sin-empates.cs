// expect: verdict=partial score=5
// Every team gets a place of its own.
using System;
using System.Collections.Generic;
using System.Linq;

public class Program
{
    public static void Main()
    {
        int n = int.Parse(Console.ReadLine());
        var equipos = new List<string[]>();
        for (int i = 0; i < n; i++) equipos.Add(Console.ReadLine().Split(' '));
        int lugar = 1;
        foreach (var equipo in equipos.OrderByDescending(e => int.Parse(e[1])).ThenBy(e => e[0], StringComparer.Ordinal))
            Console.WriteLine($"{lugar++} {equipo[0]} {equipo[1]}");
    }
}
