// Which tests would a program pass that solves nothing?
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { Problem } from '#contract/problem.ts';
import type { TestResult } from '#contract/report.ts';
import type { Judge } from './check.ts';

/** A program that solves nothing, and in a few words how it goes about it. */
export type Cheat = {
  readonly name: string;
  readonly source: string;
  readonly language: ProgrammingLanguage;
};

export type WeakTest = Pick<TestResult, 'name' | 'visibility'> & {
  /** The cheats that pass it. */
  readonly passedBy: readonly string[];
};

/**
 * A test that a cheat passes is not wrong: one case of a yes-or-no question has to be. But it tells little alone, and an
 * author should know. What could not be judged tells nothing; the solutions, judged beside it, say why.
 */
export async function findWeakTests(
  problem: Problem,
  cheats: readonly Cheat[],
  judge: Judge,
): Promise<WeakTest[]> {
  const passes = await Promise.all(
    cheats.map(async ({ name: cheat, source, language }) => {
      const judged = await judge(problem, new TextEncoder().encode(source), language);
      const tests = judged.ok ? (judged.value.tests ?? []) : [];
      return tests
        .filter((test) => test.outcome === 'passed')
        .map(({ name, visibility }) => ({ name, visibility, cheat }));
    }),
  );
  const found = new Map<string, WeakTest>();
  for (const { name, visibility, cheat } of passes.flat()) {
    const key = `${visibility} ${name}`;
    const before = found.get(key)?.passedBy ?? [];
    found.set(key, { name, visibility, passedBy: [...before, cheat] });
  }
  return [...found.values()];
}
