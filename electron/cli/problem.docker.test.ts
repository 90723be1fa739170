// What an author is given to begin with, judged by the real runner; and which cases a slow solution loses.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { PROJECT } from '../station/project.ts';
import { freshDirectory } from '../testing/fresh-database.ts';
import { invigil } from '../testing/invigil.ts';

const PATIENCE_MS = 5 * 60_000;
const gradedShape = z.object({
  verdict: z.string(),
  score: z.number(),
  tests: z.array(
    z.object({ name: z.string(), outcome: z.string(), message: z.string().nullable() }),
  ),
});

test.each(['py', 'js', 'java', 'cs'])(
  'the slow solution in .%s reaches the time limit in the two large grids and nowhere else',
  { timeout: PATIENCE_MS },
  async (ending) => {
    const folder = path.join(PROJECT, 'problems', 'caminos');
    const file = path.join(folder, 'solutions', `slow.${ending}`);
    const { out, err } = await invigil('grade', '--problem', folder, '--file', file, '--json');
    expect(out, err).not.toBe('');
    const { verdict, score, tests } = gradedShape.parse(JSON.parse(out));
    expect([verdict, score]).toEqual(['time-limit', 6]);
    const lost = tests.filter(({ outcome }) => outcome !== 'passed');
    expect(lost.map(({ name, message }) => [name, message])).toEqual([
      ['rejilla grande y libre', 'stopped: the time limit was reached'],
      ['rejilla grande con muros', 'stopped: the time limit was reached'],
    ]);
  },
);

test(
  'a new problem in four languages, one of pytest files and an imported one pass the check at once',
  { timeout: PATIENCE_MS },
  async () => {
    const dir = freshDirectory();
    const began = [
      await invigil(
        'problem',
        'new',
        'consola',
        '--dir',
        dir,
        '--language',
        'python,javascript,java,csharp',
      ),
      await invigil('problem', 'new', 'funcion', '--dir', dir, '--kind', 'pytest'),
      await invigil('problem', 'import', exercise(), '--id', 'bisiesto', '--dir', dir),
    ];
    expect(began.map(({ code, err }) => [code, code === 0 ? '' : err])).toEqual(
      began.map(() => [0, '']),
    );
    const { code, err } = await invigil('problems', 'check', dir);
    expect(code, err).toBe(0);
    for (const id of ['consola', 'funcion', 'bisiesto']) expect(err).toContain(`${id}: ok`);
  },
);

/** As a folder of Exercism's Python track looks. */
function exercise(): string {
  const folder = path.join(freshDirectory(), 'leap');
  const files = {
    '.meta/config.json':
      '{"files":{"solution":["leap.py"],"test":["leap_test.py"],"example":[".meta/example.py"]}}',
    '.meta/example.py':
      'def leap_year(year):\n    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)\n',
    '.docs/instructions.md': '# Instructions\n\nIs it a leap year?\n',
    'leap.py': 'def leap_year(year):\n    pass\n',
    'leap_test.py':
      'import unittest\n\nfrom leap import leap_year\n\n\nclass LeapTest(unittest.TestCase):\n' +
      '    def test_common(self):\n        self.assertIs(leap_year(2015), False)\n\n' +
      '    def test_century(self):\n        self.assertIs(leap_year(2000), True)\n',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}
