// expect: verdict=accepted score=10
using System;

public class Program
{
    static int? Calcula(string[] partes)
    {
        if (partes.Length != 3 || !int.TryParse(partes[0], out int a) || !int.TryParse(partes[2], out int b)) return null;
        switch (partes[1])
        {
            case "+": return a + b;
            case "-": return a - b;
            case "*": return a * b;
            case "/": return b == 0 ? (int?)null : a / b;
            default: return null;
        }
    }

    public static void Main()
    {
        string linea;
        while ((linea = Console.ReadLine()) != null)
        {
            int? valor = Calcula(linea.Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries));
            Console.WriteLine(valor.HasValue ? valor.Value.ToString() : "error");
        }
    }
}
