// Calls on a real engine, in every language: what is expected is compared outside, by type and value.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { Report } from '#contract/report.ts';
import { calledFiles } from './languages/programs/calls.ts';
import { createRunner } from './runner.ts';
import type { PooledRunner } from './runner.ts';
import { trialOfCases, trialRequest } from './trial.ts';

const languages = Object.keys(calledFiles) as ProgrammingLanguage[];
type Case = Readonly<Record<string, unknown>>;

let runner: PooledRunner;
beforeAll(async () => {
  runner = createRunner({ toolVersion: 'test', languages, poolSize: 1, concurrency: 1 });
  await runner.warm();
});
afterAll(() => runner.close());

/** @param sets of one case each: what the set says, and the case */
async function judged(
  language: ProgrammingLanguage,
  set: Case,
  cases: readonly Case[],
  source = calledFiles[language].source,
): Promise<Report> {
  const problem = trialOfCases({
    ...{ language, entry: calledFiles[language].entry },
    cases: cases.map((one, at) => ({ name: `${at}`, visibility: 'public', ...one })),
    set: { kind: 'call', ...set },
    limits: { wallMs: 4_000 },
  });
  const report = await runner.judge(trialRequest(problem, source));
  if (!report.ok) throw new Error(`${report.error.kind}: ${report.error.detail}`);
  return report.value;
}
const told = (report: Report) => report.tests.map(({ outcome, message }) => [outcome, message]);
const PASSED = ['passed', null];

describe.each(languages)('%s', (language) => {
  test('a function is asked for a value, and types count', async () => {
    const report = await judged(language, { function: 'suma' }, [
      { args: [2, 3], returns: 5 },
      { args: [2, 3], returns: 6 },
      { args: [2, 3], returns: '5' },
      { args: [2, 3], returns: [5] },
      { args: [2, 3], returns: 5, type: 'unheard' },
    ]);
    expect(told(report).map(([outcome]) => outcome)).toEqual([
      'passed',
      ...['failed', 'failed', 'failed', 'failed'],
    ]);
    expect(report.tests[1]).toMatchObject({ expected: '6', actual: '5' });
  });

  test('a fraction may be near, and is no whole number', async () => {
    const float = { python: 'float', javascript: 'number', java: 'double', csharp: 'double' };
    const exact = await judged(language, { function: 'media' }, [
      { args: [1, 2], returns: 1.5 },
      { args: [1, 3], returns: 2, type: float },
      { args: [1, 2], returns: 1.4 },
    ]);
    expect(told(exact).map(([outcome]) => outcome)).toEqual(['passed', 'passed', 'failed']);
    const near = await judged(language, { function: 'media', tolerance: { absolute: 0.2 } }, [
      { args: [1, 2], returns: 1.4 },
      { args: [1, 2], returns: 1.2 },
    ]);
    expect(told(near).map(([outcome]) => outcome)).toEqual(['passed', 'failed']);
  });

  test('an argument may be changed, and a map returned', async () => {
    const sorted = await judged(language, { function: 'ordena' }, [
      { args: [[3, 1, 2]], argsAfter: { 0: [1, 2, 3] } },
      { args: [[3, 1, 2]], argsAfter: { 0: [1, 3, 2] } },
    ]);
    expect(told(sorted)).toEqual([PASSED, ['failed', 'argument 1 differs at [1]']]);
    const counted = await judged(language, { function: 'cuenta' }, [
      { args: [['ñ', 'b', 'ñ']], returns: { ñ: 2, b: 1 } },
      { args: [['ñ', 'b', 'ñ']], returns: { ñ: 2 } },
    ]);
    expect(told(counted)).toEqual([PASSED, ['failed', 'what was returned has 2 keys, not 1']]);
  });

  test('what is printed counts, and so does an exception by its name', async () => {
    const printed = await judged(language, { function: 'saluda' }, [
      { args: ['Íñigo 😀'], prints: 'Hola, Íñigo 😀', type: 'any' },
      { args: ['Ana'], prints: 'Hola, Eva' },
    ]);
    expect(told(printed)).toEqual([PASSED, ['failed', 'the output differs at line 1']]);
    const right = {
      ...{ python: 'LookupError', javascript: 'TypeError' },
      ...{ java: 'RuntimeException', csharp: 'KeyNotFoundException' },
    };
    const failing = await judged(language, { function: 'falla' }, [
      { raises: right },
      { raises: 'OtherError' },
      { returns: null },
    ]);
    expect(told(failing).map(([outcome]) => outcome)).toEqual(['passed', 'failed', 'failed']);
    expect(failing.verdict).toBe('partial');
  });

  test('an object is built and used, step by step', async () => {
    const raises = {
      ...{ python: 'ValueError', javascript: 'RangeError' },
      ...{ java: 'IllegalStateException', csharp: 'InvalidOperationException' },
    };
    const report = await judged(language, { class: 'Cuenta' }, [
      {
        args: [100],
        steps: [
          { call: 'retira', args: [30], prints: 'retirado 30' },
          { call: 'retira', args: [500], raises, prints: '' },
          { get: 'saldo', returns: 70 },
        ],
      },
      { args: [5], steps: [{ get: 'saldo', returns: 6 }] },
      { args: [5], steps: [{ call: 'nada' }] },
    ]);
    expect(told(report)).toEqual([
      PASSED,
      ['failed', 'what was returned differs'],
      ['failed', 'there is no nada that takes these arguments'],
    ]);
  });
});
