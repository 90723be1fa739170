// Every language, on a real engine: what a program does to the sandbox gets the verdict that it deserves, no other case
// pays for it, and what was earned before stays.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { Report } from '#contract/report.ts';
import { createRunner } from '../runner.ts';
import type { PooledRunner } from '../runner.ts';
import { trialOfCases, trialRequest } from '../trial.ts';
import { csharp } from './programs/csharp.ts';
import { java } from './programs/java.ts';
import { javascript } from './programs/javascript.ts';
import { python } from './programs/python.ts';

const programs = { python, javascript, java, csharp };
const languages = Object.keys(programs) as ProgrammingLanguage[];
const limits = { wallMs: 3_000, memoryMb: 64, processes: 30, outputKb: 4 };

let runner: PooledRunner;
beforeAll(async () => {
  runner = createRunner({ toolVersion: 'test', languages, poolSize: 2, concurrency: 1 });
  runner.prepare(languages.map(problemIn));
  await runner.warm();
});
afterAll(() => runner.close());

const problemIn = (language: ProgrammingLanguage) =>
  trialOfCases({
    ...{ language, limits },
    entry: programs[language].entry,
    cases: [
      { name: 'next', visibility: 'public', points: 6, stdin: '1\n', stdout: '2\n' },
      { name: 'again', visibility: 'hidden', points: 4, stdin: '41\n', stdout: '42\n' },
    ],
  });

async function judged(language: ProgrammingLanguage, source: string): Promise<Report> {
  const report = await runner.judge(trialRequest(problemIn(language), source));
  if (!report.ok) throw new Error(`${report.error.kind}: ${report.error.detail}`);
  return report.value;
}

describe.each(languages)('%s', (language) => {
  const program = programs[language];

  test('a right program is accepted', async () => {
    expect(await judged(language, program.good)).toMatchObject({ verdict: 'accepted', score: 10 });
  });

  test.each([
    ['loops', 'time-limit'],
    ['sleeps', 'time-limit'],
    ['hoards', 'memory-limit'],
    ['floods', 'output-limit'],
    ['printsTooMuch', 'output-limit'],
    ['floodsErrors', 'output-limit'],
    ['crowds', 'process-limit'],
    ['fillsDisk', 'output-limit'],
    ['endsAll', 'runtime-error'],
    ['fails', 'runtime-error'],
    ['leaves', 'runtime-error'],
  ] as const)('a program that %s: %s', async (deed, verdict) => {
    const report = await judged(language, program[deed]);
    expect([report.verdict, report.score, report.tests[0]?.message]).toEqual([
      verdict,
      0,
      expect.any(String),
    ]);
  });

  test('an exception is told with its line, where the language knows it', async () => {
    const report = await judged(language, program.fails);
    expect(report.tests[0]?.studentLine).toBe(program.failsAtLine);
  });

  test('a program that does not compile is told the line', async () => {
    const report = await judged(language, program.broken);
    const { verdict, loadError, tests } = report;
    expect([verdict, loadError?.kind, loadError?.line]).toEqual([
      'compile-error',
      'syntax',
      program.brokenAtLine,
    ]);
    expect(loadError?.column).toBeGreaterThan(0);
    expect(tests.map((one) => one.outcome)).toEqual(['not-run', 'not-run']);
  });
});
