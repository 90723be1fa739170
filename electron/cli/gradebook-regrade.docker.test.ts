// A gradebook held against a second grading in a real sandbox, with the tests of the exam's package.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readStaffFile } from './commands/exam-code.ts';
import { ageRecipientOf } from '../exam/package/delivery.ts';
import { PROJECT } from '../station/project.ts';
import { graded, layOut, sealedChain } from '../testing/book.ts';
import { freshDirectory } from '../testing/fresh-database.ts';
import { invigil, jsonLines } from '../testing/invigil.ts';
import { testStationKey } from '../testing/station-keys.ts';

const SUMA = path.join(PROJECT, 'problems', 'suma');

test('an honest score is the same again, a forged one is named, and what never was graded is graded', async () => {
  const dir = freshDirectory();
  const folder = path.join(dir, 'exam');
  mkdirSync(path.join(folder, 'problems'), { recursive: true });
  cpSync(SUMA, path.join(folder, 'problems', 'suma'), { recursive: true });
  writeFileSync(
    path.join(folder, 'exam.yml'),
    'id: parcial-1\ntitle: { es: Uno }\nproblems: [suma]\ntime: { minutes: 60 }\nlanguages: [es]\n',
  );
  writeFileSync(path.join(folder, 'roster.csv'), 'id,name\na1,Ana\na2,Luz\na3,Sol\n');
  const [key, exam, book] = ['key.json', 'p.exam', 'book.db'].map((one) => path.join(dir, one));
  if (key === undefined || exam === undefined || book === undefined) throw new Error('no files');
  await invigil('exam', 'key', '--name', 'Prof', '--out', key);
  await invigil('exam', 'pack', folder, '--out', exam, '--key', key);
  const staff = `${exam}.staff.json`;
  const identity = readStaffFile(staff).desk?.identity ?? '';
  const readers = [{ identity, recipient: await ageRecipientOf(identity) }];
  const good = readFileSync(path.join(SUMA, 'solutions', 'accepted.py'), 'utf8');
  const honest = graded({ receivedAtMs: 1 }, 10, good);
  const forged = graded(
    { studentId: 'a2', receivedAtMs: 2 },
    10,
    'def suma(a, b):\n    return 0\n',
  );
  const [waiting] = graded({ studentId: 'a3', receivedAtMs: 3 }, 0, good);
  const station = testStationKey();
  layOut(dir, station, await sealedChain(station, readers, [...honest, ...forged, waiting]));
  const base = ['--book', book, '--exam', exam, '--staff', staff, '--json'];
  expect(await invigil('gradebook', 'collect', dir, ...base)).toMatchObject({ code: 0 });

  const ended = await invigil('gradebook', 'regrade', ...base);
  expect(jsonLines(ended)).toMatchObject([
    { studentId: 'a1', was: { score: 10 }, now: { verdict: 'accepted', score: 10 } },
    {
      ...{ studentId: 'a2', counts: 'station', was: { score: 10 }, now: { score: 0 } },
      result: expect.arrayContaining([{ what: 'score', was: '10', now: '0' }]) as unknown,
    },
    { studentId: 'a3', was: null, counts: 'regraded', now: { score: 10 } },
  ]);
  expect(ended.code).toBe(1);
  const one = await invigil(
    'gradebook',
    'regrade',
    ...base,
    '--student',
    'a2',
    '--counts',
    'regraded',
  );
  expect(jsonLines(one)).toMatchObject([{ studentId: 'a2', counts: 'regraded' }]);
  const status = await invigil('gradebook', 'status', '--book', book, '--json');
  expect(jsonLines(status)).toMatchObject([{ submissions: 3, graded: 3, waiting: 0, regraded: 3 }]);
  const none = await invigil('gradebook', 'regrade', ...base, '--problem', 'hanoi');
  expect([none.code, jsonLines(none)]).toMatchObject([1, [{ error: { kind: 'nothing-to-do' } }]]);
});
