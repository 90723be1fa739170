// Programs in Java that do what no submission should.
import type { Misbehaviour } from './misbehaviour.ts';

const main = (body: string): string =>
  `import java.util.*;\npublic class Main {\n  public static void main(String[] a) throws Throwable {\n${body}\n  }\n}\n`;

export const java: Misbehaviour = {
  entry: 'Main.java',
  good: main('System.out.println(new Scanner(System.in).nextInt() + 1);'),
  loops: main('while (true) {}'),
  sleeps: main('Thread.sleep(60_000);'),
  hoards: main('List<int[]> x = new ArrayList<>(); while (true) x.add(new int[100_000]);'),
  floods: main('while (true) System.out.println("x".repeat(1000));'),
  printsTooMuch: main('System.out.println("x".repeat(5000));'),
  floodsErrors: main('while (true) System.err.println("x".repeat(1000));'),
  crowds: main(
    'while (true) new Thread(() -> { try { Thread.sleep(60_000); } catch (InterruptedException e) {} }).start();',
  ),
  fillsDisk: main(
    'try (var f = new java.io.FileOutputStream("big")) { while (true) f.write(new byte[65536]); }',
  ),
  endsAll: main('new ProcessBuilder("/bin/sh", "-c", "kill -9 -1").start().waitFor();'),
  fails: main('int[] x = {};\nx[1] = 0;'),
  failsAtLine: 5,
  leaves: main('System.exit(3);'),
  broken: main('int x = 1;\nint y = ;'),
  brokenAtLine: 5,
};
