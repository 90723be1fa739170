// expect: verdict=accepted score=10
using System;
using System.Collections.Generic;

public class Equipo
{
    public string Nombre;
    public int Puntos;
}

public class Program
{
    public static void Main()
    {
        int n = int.Parse(Console.ReadLine());
        var equipos = new List<Equipo>();
        for (int i = 0; i < n; i++)
        {
            string[] partes = Console.ReadLine().Split(' ');
            equipos.Add(new Equipo { Nombre = partes[0], Puntos = int.Parse(partes[1]) });
        }
        equipos.Sort((a, b) => a.Puntos != b.Puntos ? b.Puntos.CompareTo(a.Puntos) : string.CompareOrdinal(a.Nombre, b.Nombre));
        foreach (Equipo equipo in equipos)
        {
            int lugar = 1 + equipos.FindAll(otro => otro.Puntos > equipo.Puntos).Count;
            Console.WriteLine($"{lugar} {equipo.Nombre} {equipo.Puntos}");
        }
    }
}
