using System;

public class Program
{
    public static void Main()
    {
        string linea;
        while ((linea = Console.ReadLine()) != null)
        {
            string[] partes = linea.Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries);
        }
    }
}
