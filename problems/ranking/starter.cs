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
    }
}
