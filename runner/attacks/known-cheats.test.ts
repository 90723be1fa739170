import { expect, test } from 'vitest';
import { trialProblem } from '../trial.ts';
import { knownCheats } from './known-cheats.ts';

test('a cheat has every name that the tests take from the student', () => {
  const tests = [
    'import student_code\nassert student_code.suma(1, 2) == 3',
    "from student_code import Cuenta, leer as lee\nrunpy.run_path('student_code.py')",
    'from student_code import (\n    media,\n    moda,\n)',
  ];
  const cheats = knownCheats(trialProblem({ publicTests: tests.join('\n') }));
  expect(cheats.length).toBeGreaterThan(10);
  expect(new Set(cheats.map((cheat) => cheat.name)).size).toBe(cheats.length);
  for (const { source } of cheats) {
    for (const name of ['suma', 'leer', 'media', 'moda']) expect(source).toContain(`${name} = `);
    expect(source).toContain('class Cuenta');
    expect(source).not.toContain('py = ');
  }
});
