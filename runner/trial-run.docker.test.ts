// A trial on a real engine: input as it is typed, output as it comes, and an end for every program.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { TrialEnd, TrialRun } from './judging.ts';
import { createRunner } from './runner.ts';
import type { PooledRunner } from './runner.ts';
import { trialOfCases } from './trial.ts';

const languages: readonly ProgrammingLanguage[] = ['python', 'javascript', 'java', 'csharp'];
const limits = { memoryMb: 64, processes: 30, outputKb: 4 };
const LONG_MS = 60_000;

/** By language: asks for a name and greets; says that it runs and never ends. */
const programs = {
  python: {
    entry: 'main.py',
    greets:
      'import sys\nprint("who?", end=" ")\nprint("hi", input(), *sys.argv[1:])\nsys.exit(3)\n',
    loops: 'print("on")\nwhile True: pass\n',
  },
  javascript: {
    entry: 'main.js',
    greets: `process.stdout.write('who? ');
require('readline').createInterface({ input: process.stdin }).once('line', (name) => {
  console.log('hi', name, ...process.argv.slice(2));
  process.exit(3);
});
`,
    loops: "console.log('on');\nwhile (true);\n",
  },
  java: {
    entry: 'Main.java',
    greets: `public class Main {
  public static void main(String[] args) {
    System.out.print("who? ");
    String name = new java.util.Scanner(System.in).nextLine();
    System.out.println("hi " + name + " " + String.join(" ", args));
    System.exit(3);
  }
}
`,
    loops: `public class Main {
  public static void main(String[] args) { System.out.println("on"); while (true); }
}
`,
  },
  csharp: {
    entry: 'Main.cs',
    greets: `using System;
class Program {
  static int Main(string[] args) {
    Console.Write("who? ");
    Console.WriteLine("hi " + Console.ReadLine() + " " + string.Join(" ", args));
    return 3;
  }
}
`,
    loops: 'class P { static void Main() { System.Console.WriteLine("on"); while (true); } }\n',
  },
} as const;

let runner: PooledRunner;
beforeAll(() => {
  runner = createRunner({ toolVersion: 'test', languages, poolSize: 0, concurrency: 1 });
});
afterAll(() => runner.close());

type Watched = {
  readonly run: TrialRun;
  /** Resolves when so much was printed. */
  said(text: string): Promise<void>;
  printed(): string;
  readonly end: Promise<TrialEnd>;
};

function watched(
  language: ProgrammingLanguage,
  source: string,
  over: { readonly args?: readonly string[]; readonly wallMs?: number } = {},
): Watched {
  const problem = trialOfCases({
    ...{ language, limits, entry: programs[language].entry },
    cases: [{ name: 'a', visibility: 'public' }],
  });
  let printed = '';
  const awaited = new Map<string, () => void>();
  const run = runner.trial({
    ...{ problem, args: over.args ?? [], wallMs: over.wallMs ?? LONG_MS },
    source: Buffer.from(source),
    onRunning: () => undefined,
    onOutput: (_stream, bytes) => {
      printed += Buffer.from(bytes).toString('utf8');
      for (const [text, resolve] of awaited) if (printed.includes(text)) resolve();
    },
  });
  const end = run.ended.then((ended) => {
    if (!ended.ok) throw new Error(`${ended.error.kind}: ${ended.error.detail}`);
    return ended.value;
  });
  const said = async (text: string): Promise<void> => {
    const heard = new Promise<void>((resolve) => {
      awaited.set(text, resolve);
      if (printed.includes(text)) resolve();
    });
    const ended = await Promise.race([heard, end]);
    if (!printed.includes(text)) throw new Error(`it ended: ${JSON.stringify([ended, printed])}`);
  };
  return { run, said, end, printed: () => printed };
}

const typed = (text: string): Uint8Array => Buffer.from(text);

describe.each(languages)('%s', (language) => {
  test('asks before it is answered, and tells how it ended', async () => {
    const one = watched(language, programs[language].greets, { args: ['dos', 'más'] });
    await one.said('who? ');
    one.run.type(typed('Añil\n'));
    expect(await one.end).toMatchObject({ kind: 'ran', stopped: null, reached: null, status: 3 });
    expect(one.printed()).toBe('who? hi Añil dos más\n');
  });

  test('is stopped while it runs without end', async () => {
    const one = watched(language, programs[language].loops);
    await one.said('on');
    one.run.stop();
    expect(await one.end).toMatchObject({ kind: 'ran', stopped: 'asked' });
  });
});

describe('a trial', () => {
  test('measures its time and its memory', async () => {
    const one = await watched('python', 'x = b"x" * 30_000_000\n').end;
    expect(one).toMatchObject({ kind: 'ran', status: 0 });
    if (one.kind !== 'ran') return;
    expect(one.memoryBytes).toBeGreaterThan(30_000_000);
    expect(one.cpuMs).toBeGreaterThan(0);
  });

  test('reads lines as they come, and ends with its input', async () => {
    const one = watched('python', 'import sys\nfor l in sys.stdin: print("got", l.strip())\n');
    one.run.type(typed('a\n'));
    await one.said('got a');
    one.run.type(typed('b\nc'));
    await one.said('got b');
    one.run.endInput();
    expect(await one.end).toMatchObject({ stopped: null, status: 0 });
    expect(one.printed()).toBe('got a\ngot b\ngot c\n');
  });

  test('that prints without end is stopped at the bound', async () => {
    const one = watched('python', 'while True: print("x" * 99)\n');
    expect(await one.end).toMatchObject({ kind: 'ran', stopped: 'output' });
    expect(one.printed()).toHaveLength(4_096);
  });

  test('is stopped when its time is up', async () => {
    const one = watched('python', 'while True: pass\n', { wallMs: 500 });
    expect(await one.end).toMatchObject({ kind: 'ran', stopped: 'time' });
  });

  test('that wants more memory than it may is told so', async () => {
    const one = watched('python', 'x = []\nwhile True: x.append(bytearray(1_000_000))\n');
    expect(await one.end).toMatchObject({ kind: 'ran', stopped: null, reached: 'memory' });
  });

  test('that does not compile is told the line', async () => {
    const one = watched('python', 'print(1)\nprint(\n');
    expect(await one.end).toMatchObject({ kind: 'not-compiled', loadError: { line: 2 } });
  });

  test('that ends everything it may still ends', async () => {
    const one = watched('python', 'import os\nos.kill(-1, 9)\n');
    expect(await one.end).toMatchObject({ kind: 'ran', stopped: null });
  });

  test('can be stopped before it runs', async () => {
    const one = watched('python', programs.python.loops);
    one.run.stop();
    expect(await one.end).toMatchObject({ kind: 'ran', stopped: 'asked' });
  });
});
