// Each limit, reached in a real sandbox, gives its own verdict.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '#contract/report.ts';
import { createRunner } from './runner.ts';
import type { PooledRunner } from './runner.ts';
import { trialProblem, trialRequest } from './trial.ts';

const problem = trialProblem({
  publicTests: 'from student_code import f, g\ndef test_f():\n    assert f() == 1\n',
  hiddenTests: 'from student_code import f, g\ndef test_g():\n    assert g() == 2\n',
  limits: { wallMs: 2_000, memoryMb: 64, processes: 20, outputKb: 16 },
});
/** What every program below has besides its one bad habit, which is in `g`. */
const honest = 'import os, sys, time\ndef f():\n    return 1\n';

let runner: PooledRunner;
beforeAll(() => {
  runner = createRunner({ toolVersion: 'test', poolSize: 2, usualLimits: problem.manifest.limits });
});
afterAll(() => runner.close());

async function reportOf(source: string): Promise<Report> {
  const report = await runner.judge(trialRequest(problem, source));
  if (!report.ok) throw new Error(report.error.detail);
  return report.value;
}

const doing = (body: string): string =>
  `${honest}def g():\n${body.replaceAll(/^/gm, '    ')}\n    return 2\n`;

describe('a program', () => {
  test('that keeps within its limits is accepted', async () => {
    expect(await reportOf(doing('pass'))).toMatchObject({ verdict: 'accepted', score: 10 });
  });

  test.each([
    ['loops', 'while True: pass', 'time-limit', 'time'],
    ['sleeps', 'time.sleep(60)', 'time-limit', 'time'],
    [
      'loops and swallows what would stop it',
      'while True:\n    try:\n        while True: time.sleep(1)\n    except BaseException: pass',
      'time-limit',
      'time',
    ],
    [
      'hoards memory',
      'x = []\nwhile True: x.append(bytearray(4_000_000))',
      'memory-limit',
      'memory',
    ],
    ['prints without end', "while True: print('x' * 99)", 'output-limit', 'output'],
    ['prints a little too much', "print('x' * 17_000)", 'output-limit', 'output'],
    [
      'writes past Python to standard output',
      "while True: os.write(1, b'x' * 65_536)",
      'output-limit',
      'output',
    ],
    [
      'writes past Python to standard error',
      "os.write(2, b'x' * 17_000)",
      'output-limit',
      'output',
    ],
    ['forks without end', 'while True: os.fork()', 'process-limit', 'processes'],
    [
      'starts threads without end',
      'import threading\nwhile True: threading.Thread(target=time.sleep, args=(60,)).start()',
      'process-limit',
      'processes',
    ],
    [
      'fills the disk',
      "with open('x', 'wb') as x:\n    while True: x.write(b'x' * 1_000_000)",
      'output-limit',
      'disk',
    ],
    [
      'fills the disk with names',
      "for at in range(10**6): open(f'{at}', 'w').close()",
      'output-limit',
      'disk',
    ],
  ])(
    'that %s is stopped by its limit and keeps what it earned before',
    async (_what, body, verdict, reached) => {
      const report = await reportOf(doing(body));
      expect(report).toMatchObject({ verdict, reached });
      expect(report.tests[0]).toMatchObject({ name: 'test_f', outcome: 'passed', points: 5 });
      expect(report.phasesMs.run).toBeLessThan(3_500);
      expect(report.output.length).toBeLessThanOrEqual(16 * 1_024);
    },
  );

  test.each([
    ['ends itself', 'os._exit(0)'],
    ['raises SystemExit', 'sys.exit(0)'],
    ['kills itself', 'os.kill(os.getpid(), 9)'],
    ['kills all it may', 'os.kill(-1, 9); return 3'],
    ['crashes', 'import ctypes; ctypes.string_at(0)'],
  ])('that %s earns nothing by it', async (_what, body) => {
    const report = await reportOf(doing(body));
    expect(report.tests[1]?.outcome).not.toBe('passed');
    expect(report.score).toBeLessThanOrEqual(5);
    expect(['partial', 'runtime-error']).toContain(report.verdict);
  });

  test('that does not parse is told the line', async () => {
    const report = await reportOf('def f()\n    return 1\n');
    expect(report).toMatchObject({ verdict: 'compile-error', score: 0 });
    expect(report.loadError).toMatchObject({ kind: 'syntax', line: 1 });
  });

  test('that fails while loading is told why', async () => {
    const report = await reportOf('x = 1\ny = x / 0\n');
    expect(report).toMatchObject({ verdict: 'runtime-error', score: 0 });
    expect(report.loadError).toMatchObject({ exceptionType: 'ZeroDivisionError', line: 2 });
  });

  test('that loops while loading runs out of time', async () => {
    expect(await reportOf('while True: pass\n')).toMatchObject({ verdict: 'time-limit', score: 0 });
  });
});

test('a flood of output costs this process no memory', async () => {
  const before = process.memoryUsage().rss;
  await reportOf(doing("while True: os.write(1, b'x' * 65_536)"));
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1_024 * 1_024);
});
