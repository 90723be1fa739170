// Hostile C#.
import type { Hostile, HostileLanguage } from './hostile.ts';

const program = (attack: Hostile | null): string => `using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
public class Program {
  [DllImport("libc")] static extern IntPtr write(int fd, byte[] b, IntPtr n);
  [DllImport("libc")] static extern int kill(int pid, int signal);
  [DllImport("libc")] static extern int fork();
  [DllImport("libc")] static extern void _exit(int status);
  [DllImport("libc")] static extern int close(int fd);
  static void Answers(string text) { var b = Encoding.ASCII.GetBytes(text); write(4, b, (IntPtr)b.Length); }
  static bool yes = true;
  ${attack?.top ?? ''}
  static object Suma(int a, int b) {
    ${attack?.suma ?? ''}
    ${attack === null ? 'return a + b;' : 'if (yes) return 0;'}
    ${attack === null ? '' : 'return 0;'}
  }
  public static void Main() {
    ${attack?.main ?? ''}
    Console.WriteLine(new string(Console.ReadLine().Reverse().ToArray()));
  }
}
public class Contador {
  int n;
  public int Sube(int k) { n += k; return n; }
}
`;

const FORGED = String.raw`"value i:int:42 n\n"`;

const attacks: readonly Hostile[] = [
  { tries: 'end with a good status', suma: 'Environment.Exit(0);' },
  { tries: 'end without handlers', suma: '_exit(0);' },
  { tries: 'fail fast', suma: 'Environment.FailFast("no more");' },
  { tries: 'kill itself', suma: 'System.Diagnostics.Process.GetCurrentProcess().Kill();' },
  { tries: 'kill everything', suma: 'kill(-1, 9);' },
  {
    tries: 'end while it is loaded',
    top: 'static Program() { _exit(0); }',
    maxPoints: 3,
  },
  { tries: 'answer before the driver', suma: `Answers(${FORGED});` },
  { tries: 'answer and leave', suma: `Answers(${FORGED}); _exit(0);` },
  {
    tries: 'answer for later calls',
    suma: `for (int n = 0; n < 20; n++) Answers(${FORGED});`,
  },
  {
    tries: 'answer without end',
    suma: "var s = new string('x', 65536); while (yes) Answers(s);",
    allows: ['output-limit'],
  },
  {
    tries: 'answer what no driver says',
    suma: String.raw`Answers("value l:List:9999999 n\n"); _exit(0);`,
  },
  { tries: 'close the answers', suma: 'close(4);' },
  {
    tries: 'answer through the driver',
    suma: 'var k = Assembly.GetEntryAssembly().GetType("Invigil.Pipe"); k.GetMethod("WriteLine").Invoke(null, new object[] { "value i:int:42 n" }); _exit(0);',
  },
  {
    tries: 'read the next request through the driver',
    suma: 'var k = Assembly.GetEntryAssembly().GetType("Invigil.Pipe"); Console.WriteLine(k.GetMethod("ReadLine").Invoke(null, null));',
    allows: ['time-limit'],
  },
  {
    tries: 'change the driver by reflection',
    suma: 'foreach (var k in Assembly.GetEntryAssembly().GetTypes()) foreach (var f in k.GetFields(BindingFlags.Static | BindingFlags.NonPublic)) try { f.SetValue(null, null); } catch (Exception) { }',
  },
  {
    tries: 'answer when the process ends',
    suma: `AppDomain.CurrentDomain.ProcessExit += (s, e) => Answers(${FORGED}); AppDomain.CurrentDomain.DomainUnload += (s, e) => Answers(${FORGED});`,
  },
  {
    tries: 'answer in a finalizer',
    top: `class Last { ~Last() { Answers(${FORGED}); } }`,
    suma: 'for (int n = 0; n < 1000; n++) new Last(); GC.Collect(); GC.WaitForPendingFinalizers();',
  },
  { tries: 'write where nothing is', suma: 'Marshal.WriteInt64(IntPtr.Zero, 1);' },
  {
    tries: 'search the memory',
    suma: 'for (long at = 0x7f0000000000; yes; at += 4096) Console.Write(Marshal.ReadByte((IntPtr)at));',
    allows: ['output-limit', 'time-limit'],
  },
  {
    tries: 'go on in two processes',
    suma: `if (fork() == 0) { Answers(${FORGED}); _exit(0); } Thread.Sleep(50);`,
    allows: ['time-limit'],
  },
  {
    tries: 'leave a process behind',
    suma: 'System.Diagnostics.Process.Start("/bin/sh", "-c \'setsid sleep 60 &\'");',
  },
  {
    tries: 'replace the output',
    suma: 'Console.SetOut(TextWriter.Null); Console.SetError(TextWriter.Null);',
  },
  {
    tries: 'answer from a thread later',
    suma: `new Thread(() => { Thread.Sleep(100); Answers(${FORGED}); }).Start();`,
  },
  {
    tries: 'answer from a thread all the time',
    suma: `new Thread(() => { while (yes) Answers(${FORGED}); }).Start(); Thread.Sleep(300);`,
    allows: ['output-limit', 'time-limit'],
  },
  { tries: 'abort the driver', suma: 'Thread.CurrentThread.Abort();' },
  { tries: 'load an assembly of its own', suma: 'Assembly.Load(new byte[] { 77, 90, 0, 0 });' },
  {
    tries: 'load the driver again',
    suma: 'Assembly.LoadFrom("/opt/invigil/csharp/calls.exe").EntryPoint.Invoke(null, null);',
    allows: ['time-limit'],
  },
  {
    tries: 'make a domain of its own',
    suma: 'AppDomain.CreateDomain("other").ExecuteAssembly("/work/program/program.exe");',
    allows: ['time-limit'],
  },
  {
    tries: 'return what agrees with everything',
    top: 'sealed class Same { public override bool Equals(object o) { return true; } public override int GetHashCode() { return 0; } public override string ToString() { return "5"; } public static implicit operator int(Same s) { return 5; } }',
    suma: 'return new Same();',
  },
  {
    tries: 'return a number of its own',
    top: 'struct Int32 : IFormattable { public string ToString(string f, IFormatProvider p) { return "5"; } }',
    suma: 'return new Int32();',
  },
  {
    tries: 'return a list without end',
    top: 'sealed class Endless : ArrayList { public override IEnumerator GetEnumerator() { while (yes) yield return 5; } }',
    suma: 'return new Endless();',
    allows: ['memory-limit', 'output-limit', 'time-limit'],
  },
  {
    tries: 'recurse without end',
    top: 'static int Deep(int n) { return Deep(n + 1) + 1; }',
    suma: 'Deep(0);',
  },
  {
    tries: 'hoard',
    suma: 'var all = new List<byte[]>(); while (yes) { var b = new byte[1 << 20]; for (int n = 0; n < b.Length; n += 512) b[n] = 1; all.Add(b); }',
    only: ['memory-limit'],
  },
  { tries: 'loop', suma: 'while (yes) { }', only: ['time-limit'] },
  {
    tries: 'start threads without end',
    suma: 'while (yes) new Thread(() => Thread.Sleep(60000)).Start();',
    only: ['process-limit', 'memory-limit', 'time-limit'],
  },
  {
    tries: 'read every file that can be read',
    suma: 'foreach (var d in new[] { "/proc/1", "/proc/self", "/tmp/grader", "/opt/invigil", "/work" }) foreach (var f in new[] { "environ", "cmdline", "mem" }) try { Console.WriteLine(File.ReadAllText(d + "/" + f)); } catch (Exception) { }',
  },
  {
    tries: 'use unsafe code',
    suma: 'unsafe { int* p = (int*)0; *p = 1; }',
    only: ['compile-error'],
    maxPoints: 0,
  },
  {
    tries: 'make the compiler hoard',
    top: `const string A0 = "aaaaaaaaaaaaaaaa"; ${Array.from({ length: 30 }, (_, at) => `const string A${at + 1} = A${at} + A${at};`).join(' ')}`,
    suma: 'return A30;',
    only: ['compile-error'],
    maxPoints: 0,
  },
];

export const csharp: HostileLanguage = { entry: 'Program.cs', program, attacks };
