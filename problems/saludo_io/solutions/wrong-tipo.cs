// expect: verdict=compile-error score=0
// A text is no number.
public class Program
{
    public static void Main()
    {
        int n = "3";
    }
}
