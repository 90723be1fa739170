// The whole bank through the command that authors use: every shipped solution earns what its first line promises.
import { appendFileSync, cpSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../station/project.ts';
import { freshDirectory } from '../testing/fresh-database.ts';
import { invigil } from '../testing/invigil.ts';

/** Over two hundred solutions and the known cheats, two at a time, on a machine that does other things too. */
const PATIENCE_MS = 30 * 60_000;

type Checked = {
  readonly passed: boolean;
  readonly problems: readonly {
    readonly id: string;
    readonly faults: readonly unknown[];
    readonly solutions: readonly { readonly file: string; readonly kept: boolean }[];
  }[];
};

test('every solution of every problem keeps its promise', { timeout: PATIENCE_MS }, async () => {
  const { code, out, err } = await invigil('problems', 'check', '--json');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is not there fails below
  const checked = JSON.parse(out) as Checked;
  const broken = checked.problems.flatMap(({ faults, solutions }) => [
    ...faults,
    ...solutions.filter((solution) => !solution.kept),
  ]);
  expect(broken).toEqual([]);
  expect([code, checked.passed], err).toEqual([0, true]);
  expect(checked.problems.length).toBeGreaterThanOrEqual(10);
  for (const { id, solutions } of checked.problems)
    for (const kind of ['accepted', 'wrong', 'cheat'])
      expect(
        solutions.some(({ file }) => file.includes(`/${kind}`)),
        `${id} ${kind}`,
      ).toBe(true);
});

test('an author whose test cannot cross to the student’s code is told so', async () => {
  const folder = path.join(freshDirectory(), 'suma');
  cpSync(path.join(PROJECT, 'problems', 'suma'), folder, { recursive: true });
  appendFileSync(
    path.join(folder, 'tests_public.py'),
    '\n\ndef test_que_no_cruza():\n    import math\n    student_code.suma(math, 1)\n',
  );
  const { code, out, err } = await invigil('problems', 'check', folder, '--json');
  expect(code, err).toBe(1);
  const accepted = {
    file: expect.stringMatching(/accepted\.py$/),
    kept: false,
    notCrossable: [expect.stringMatching(/test_que_no_cruza: a module of the tests cannot/)],
  };
  expect(JSON.parse(out)).toMatchObject({
    problems: [{ solutions: expect.arrayContaining([expect.objectContaining(accepted)]) }],
  });
  expect(err).toContain('a test asks what cannot reach');
});
