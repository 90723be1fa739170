// Programs in C# that do what no submission should.
import type { Misbehaviour } from './misbehaviour.ts';

const main = (body: string): string =>
  `using System;\nusing System.Collections.Generic;\npublic class Program {\n  public static void Main() {\n${body}\n  }\n}\n`;
const shell = (command: string): string =>
  `System.Diagnostics.Process.Start("/bin/sh", "-c \\"${command}\\"").WaitForExit();`;

export const csharp: Misbehaviour = {
  entry: 'Program.cs',
  good: main('Console.WriteLine(int.Parse(Console.ReadLine()) + 1);'),
  loops: main('while (true) {}'),
  sleeps: main('System.Threading.Thread.Sleep(60000);'),
  hoards: main(
    'var x = new List<int[]>(); while (true) { var y = new int[100000]; for (int i = 0; i < y.Length; i += 512) y[i] = i; x.Add(y); }',
  ),
  floods: main("while (true) Console.WriteLine(new string('x', 1000));"),
  printsTooMuch: main("Console.WriteLine(new string('x', 5000));"),
  floodsErrors: main("while (true) Console.Error.WriteLine(new string('x', 1000));"),
  crowds: main(
    'while (true) new System.Threading.Thread(() => System.Threading.Thread.Sleep(60000)).Start();',
  ),
  fillsDisk: main(
    'using (var f = System.IO.File.Create("big")) while (true) f.Write(new byte[65536], 0, 65536);',
  ),
  endsAll: main(shell('kill -9 -1')),
  fails: main('int[] x = {};\nx[1] = 0;'),
  failsAtLine: null,
  leaves: main('Environment.Exit(3);'),
  broken: main('int x = 1;\nint y = ;'),
  brokenAtLine: 6,
};
