// expect: verdict=wrong score=0
// Ends in a static constructor, before Main.
using System;

public class Program
{
    static Program()
    {
        Environment.Exit(0);
    }

    public static void Main()
    {
    }
}
