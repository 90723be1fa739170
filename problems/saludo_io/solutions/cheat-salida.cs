// expect: verdict=wrong score=0
// Leaves with a good status before anything is printed.
using System;

public class Program
{
    public static void Main()
    {
        Environment.Exit(0);
    }
}
