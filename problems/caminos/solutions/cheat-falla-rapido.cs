// expect: verdict=wrong|runtime-error score=0
// Ends the whole machine before it is measured.
using System;

public class Program
{
    public static void Main()
    {
        Environment.FailFast("accepted");
    }
}
