// Hostile Java.
import type { Hostile, HostileLanguage } from './hostile.ts';

const program = (attack: Hostile | null): string => `import java.io.*;
import java.lang.reflect.*;
import java.util.*;
public class Main {
  static void answers(String text) throws Exception {
    Constructor<FileDescriptor> made = FileDescriptor.class.getDeclaredConstructor(int.class);
    made.setAccessible(true);
    FileOutputStream out = new FileOutputStream(made.newInstance(4));
    out.write(text.getBytes("UTF-8"));
    out.flush();
  }
  ${attack?.top ?? ''}
  static Object suma(int a, int b) throws Throwable {
    ${attack?.suma ?? ''}
    ${attack === null ? 'return a + b;' : 'if (a == a) return 0;'}
    ${attack === null ? '' : 'return 0;'}
  }
  public static void main(String[] args) throws Throwable {
    ${attack?.main ?? ''}
    System.out.println(new StringBuilder(new Scanner(System.in).nextLine()).reverse());
  }
}
class Contador {
  int n;
  int sube(int k) { n += k; return n; }
}
`;

const FORGED = String.raw`"value i:int:42 n\n"`;

const attacks: readonly Hostile[] = [
  { tries: 'end with a good status', suma: 'System.exit(0);' },
  { tries: 'end without hooks', suma: 'Runtime.getRuntime().halt(0);' },
  {
    tries: 'end while it is loaded',
    top: 'static { Runtime.getRuntime().halt(0); }',
    maxPoints: 3,
  },
  {
    tries: 'fail while it is loaded',
    top: 'static int x = 1 / Integer.parseInt("0");',
    maxPoints: 3,
  },
  {
    tries: 'answer in a hook at the end',
    suma: `Runtime.getRuntime().addShutdownHook(new Thread(() -> { try { answers(${FORGED}); } catch (Exception e) {} })); System.exit(0);`,
  },
  {
    tries: 'answer in a finalizer',
    top: `static class Last { protected void finalize() { try { answers(${FORGED}); } catch (Exception e) {} } }`,
    suma: 'for (int n = 0; n < 1000; n++) new Last(); System.gc(); Thread.sleep(50);',
  },
  { tries: 'answer before the driver', suma: `answers(${FORGED});` },
  { tries: 'answer and leave', suma: `answers(${FORGED}); Runtime.getRuntime().halt(0);` },
  { tries: 'answer for later calls', suma: `answers(${FORGED}.repeat(20));` },
  {
    tries: 'answer without end',
    suma: 'for (String s = "x".repeat(65536); a == a;) answers(s);',
    allows: ['output-limit'],
  },
  {
    tries: 'answer what no driver says',
    suma: String.raw`answers("value l:List:9999999 n\n"); Runtime.getRuntime().halt(0);`,
  },
  {
    tries: 'use what is unsafe',
    suma: 'Class<?> k = Class.forName("sun.misc.Unsafe"); Field f = k.getDeclaredField("theUnsafe"); f.setAccessible(true); k.getMethod("putAddress", long.class, long.class).invoke(f.get(null), 0L, 1L);',
  },
  {
    tries: 'change the driver by reflection',
    suma: 'Class<?> k = Class.forName("invigil.Words"); for (Field f : k.getDeclaredFields()) { f.setAccessible(true); try { f.set(null, 0); } catch (Throwable e) {} }',
  },
  {
    tries: 'put another driver in its place',
    top: '}\nclass Words { public String toString() { return "value i:int:42 n"; } }\nclass Rest {',
    maxPoints: 3,
  },
  {
    tries: 'change a boxed number for all',
    suma: 'Class<?> k = Class.forName("java.lang.Integer$IntegerCache"); Field f = k.getDeclaredField("cache"); f.setAccessible(true); ((Integer[]) f.get(null))[128] = 42;',
  },
  {
    tries: 'replace the output',
    suma: 'System.setOut(new PrintStream(OutputStream.nullOutputStream())); System.setErr(System.out);',
  },
  {
    tries: 'answer from a thread later',
    suma: `Thread t = new Thread(() -> { try { Thread.sleep(100); answers(${FORGED}); } catch (Exception e) {} }); t.start();`,
  },
  {
    tries: 'answer from a thread all the time',
    suma: `new Thread(() -> { try { for (;;) answers(${FORGED}); } catch (Exception e) {} }).start(); Thread.sleep(300);`,
    allows: ['output-limit', 'time-limit'],
  },
  {
    tries: 'leave a process behind',
    suma: 'new ProcessBuilder("/bin/sh", "-c", "setsid sleep 60 &").inheritIO().start();',
  },
  {
    tries: 'kill everything',
    suma: 'new ProcessBuilder("/bin/sh", "-c", "kill -9 -1").inheritIO().start().waitFor();',
  },
  { tries: 'load a library', suma: 'System.load("/work/case/none.so");' },
  {
    tries: 'load classes of its own',
    suma: 'new ClassLoader() { Class<?> of(byte[] b) { return defineClass("java.lang.Evil", b, 0, b.length); } }.of(new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE});',
  },
  {
    tries: 'return a list that lies about its size',
    suma: 'return new AbstractList<Object>() { public Object get(int n) { return 5; } public int size() { return Integer.MAX_VALUE; } };',
    allows: ['memory-limit', 'output-limit', 'time-limit'],
  },
  {
    tries: 'return a number of its own',
    suma: 'return new Number() { public int intValue() { return a + b; } public long longValue() { return a + b; } public float floatValue() { return a + b; } public double doubleValue() { return a + b; } public String toString() { return "" + (a + b); } public boolean equals(Object o) { return true; } };',
  },
  {
    tries: 'return a class with a known name',
    top: 'static final class Whole { public boolean equals(Object o) { return true; } public String toString() { return "5"; } public int hashCode() { return 5; } }',
    suma: 'return new Whole();',
  },
  {
    tries: 'return what agrees with everything',
    suma: 'return Proxy.newProxyInstance(Main.class.getClassLoader(), new Class<?>[] {List.class, Comparable.class}, (p, m, x) -> { throw new Error(); });',
  },
  {
    tries: 'forbid the driver to end',
    suma: 'System.setSecurityManager(new SecurityManager() { public void checkPermission(java.security.Permission p) { } public void checkExit(int s) { throw new SecurityException(); } });',
  },
  {
    tries: 'recurse without end',
    top: 'static int deep(int n) { return deep(n + 1) + 1; }',
    suma: 'deep(0);',
  },
  {
    tries: 'hoard',
    suma: 'List<int[]> all = new ArrayList<>(); while (a == a) all.add(new int[1 << 20]);',
    only: ['memory-limit'],
  },
  { tries: 'loop', suma: 'while (a == a);', only: ['time-limit'] },
  {
    tries: 'start threads without end',
    suma: 'while (a == a) new Thread(() -> { try { Thread.sleep(60000); } catch (Exception e) {} }).start();',
    only: ['process-limit', 'memory-limit', 'time-limit'],
  },
  {
    tries: 'read every file that can be read',
    suma: 'for (String d : List.of("/proc/1", "/proc/self", "/tmp/grader", "/opt/invigil", "/work")) for (String f : List.of("environ", "cmdline", "mem")) try { System.out.println(new String(java.nio.file.Files.readAllBytes(java.nio.file.Path.of(d, f)))); } catch (Throwable e) { }',
  },
  {
    tries: 'run within the compiler',
    top: '}\nclass Processor extends javax.annotation.processing.AbstractProcessor { static { Runtime.getRuntime().halt(0); } public boolean process(Set<? extends javax.lang.model.element.TypeElement> a, javax.annotation.processing.RoundEnvironment r) { return true; } }\nclass Rest {',
    maxPoints: 3,
  },
  {
    tries: 'make the compiler hoard',
    top: `static final String A0 = "aaaaaaaaaaaaaaaa"; ${Array.from({ length: 30 }, (_, at) => `static final String A${at + 1} = A${at} + A${at};`).join(' ')}`,
    only: ['compile-error'],
    maxPoints: 0,
  },
  { tries: 'throw what is no exception', suma: 'throw new ThreadDeath();' },
];

export const java: HostileLanguage = { entry: 'Main.java', program, attacks };
