// The instructor's way from sticks to grades, as they type it: real package, real bundles, a process for each command.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readStaffFile } from './commands/exam-code.ts';
import { ageRecipientOf } from '../exam/package/delivery.ts';
import { readSigner } from '../exam/package/keys.ts';
import { PROJECT } from '../station/project.ts';
import { graded, layOut, sealedChain } from '../testing/book.ts';
import { freshDirectory } from '../testing/fresh-database.ts';
import { invigil } from '../testing/invigil.ts';
import { testStationKey } from '../testing/station-keys.ts';

type Lab = {
  dir: string;
  exam: string;
  staff: string;
  key: string;
  sticks: string;
  station: string;
};

const json = async (...args: readonly string[]) => {
  const ended = await invigil('gradebook', ...args, '--json');
  return { code: ended.code, err: ended.err, value: JSON.parse(ended.out || 'null') as unknown };
};

/** An exam that was sat: one station, two submissions of one student. */
async function lab(dir: string): Promise<Lab> {
  const folder = path.join(dir, 'exam');
  mkdirSync(path.join(folder, 'problems'), { recursive: true });
  cpSync(path.join(PROJECT, 'problems', 'suma'), path.join(folder, 'problems', 'suma'), {
    recursive: true,
  });
  writeFileSync(
    path.join(folder, 'exam.yml'),
    'id: parcial-1\ntitle: { es: Uno, en: One }\nproblems: [{ id: suma, weight: 2 }]\ntime: { minutes: 60 }\n',
  );
  writeFileSync(path.join(folder, 'roster.csv'), 'id,name\na1,Núñez\na2,Ana\n');
  const [key, exam] = [path.join(dir, 'key.json'), path.join(dir, 'parcial.exam')];
  await invigil('exam', 'key', '--name', 'Prof', '--out', key);
  await invigil('exam', 'pack', folder, '--out', exam, '--key', key);
  const staff = `${exam}.staff.json`;
  const identities = [
    readSigner(readFileSync(key, 'utf8'))?.ageIdentity ?? '',
    readStaffFile(staff).desk?.identity ?? '',
  ];
  const readers = await Promise.all(
    identities.map(async (identity) => ({ identity, recipient: await ageRecipientOf(identity) })),
  );
  const station = testStationKey(dir);
  const facts = [
    ...graded({}, 4),
    ...graded({ late: true, code: 'CCCC-DDDD', receivedAtMs: 2_000 }, 9, 'print(99)'),
  ];
  const sticks = path.join(dir, 'sticks');
  layOut(sticks, station, await sealedChain(station, readers, facts));
  return { dir, exam, staff, key, sticks, station: station.publicKey };
}

let shared: Lab;
beforeAll(async () => {
  shared = await lab(mkdtempSync(path.join(tmpdir(), 'invigil-lab-')));
}, 180_000);
afterAll(() => rmSync(shared.dir, { recursive: true }));

const bookFile = () => path.join(freshDirectory(), 'book.db');

async function collected(book: string): Promise<void> {
  const { exam, staff, sticks } = shared;
  const done = await json('collect', sticks, '--book', book, '--exam', exam, '--staff', staff);
  expect(done).toMatchObject({ code: 0 });
}

test('the staff file and the key file with the start code both open the bundles', async () => {
  const { exam, staff, key, sticks } = shared;
  const { startCode } = readStaffFile(staff);
  const book = bookFile();
  const base = ['collect', sticks, '--book', book, '--exam', exam];
  const first = await json(...base, '--staff', staff);
  expect(first).toMatchObject({
    code: 0,
    value: { examId: 'parcial-1', files: 4, taken: { submission: 2, result: 2 }, findings: [] },
  });
  const again = await json(...base, '--key', key, '--start-code', startCode);
  expect(again).toMatchObject({ code: 0, value: { known: 4, taken: { submission: 0 } } });
  const wrong = await json(...base, '--key', key, '--start-code', 'AAAA-AAAA-AAAA');
  expect(wrong).toMatchObject({ code: 1, value: { error: { kind: 'wrong-code' } } });
  expect((await invigil('gradebook', ...base)).code).toBe(2);
}, 180_000);

test('what was set aside is told with its file and ends in exit code 1, in collect and for good in status', async () => {
  const { exam, staff, sticks } = shared;
  const dir = path.join(freshDirectory(), 'stick');
  cpSync(sticks, dir, { recursive: true });
  const [file = ''] = bundlesOf(dir);
  const bytes = readFileSync(file);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(file, bytes);
  const book = bookFile();
  const done = await json('collect', dir, '--book', book, '--exam', exam, '--staff', staff);
  expect(done).toMatchObject({
    code: 1,
    value: {
      setAside: [{ file, reason: 'altered' }],
      findings: [{ kind: 'gap' }, { kind: 'stray-result' }],
    },
  });
  expect(done.err).toContain(`set aside: ${file}: altered`);
  const status = await json('status', '--book', book);
  expect(status).toMatchObject({ code: 0, value: { setAside: [{ file, reason: 'altered' }] } });
}, 180_000);

function bundlesOf(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.bundle'))
    .toSorted()
    .map((name) => path.join(dir, name));
}

test('a list of stations shuts out those that are not on it', async () => {
  const { exam, staff, sticks, station, dir } = shared;
  const list = path.join(dir, 'stations.txt');
  const base = ['collect', sticks, '--book', bookFile(), '--exam', exam, '--staff', staff];
  writeFileSync(list, `# Lab 1\n${testStationKey().publicKey} PC-1\n`);
  const shut = await json(...base, '--stations', list);
  expect(shut).toMatchObject({ code: 1, value: { taken: { result: 0 } } });
  writeFileSync(list, `${station} PC-07 # by the door\n`);
  expect(await json(...base, '--stations', list)).toMatchObject({ code: 0 });
  writeFileSync(list, 'hello\n');
  expect(await json(...base, '--stations', list)).toMatchObject({
    value: { error: { kind: 'no-stations' } },
  });
}, 180_000);

test('policies, adjustments and a student’s data, as staff type them', async () => {
  const book = bookFile();
  await collected(book);
  expect(await json('policy', '--book', book)).toMatchObject({
    value: { policy: { counts: 'best' } },
  });
  const policy = ['--late-penalty', '50', '--counts', 'last', '--decimals', '1', '--out-of', '100'];
  expect(await json('policy', '--book', book, ...policy)).toMatchObject({
    code: 0,
    value: { policy: { counts: 'last', latePenaltyPercent: 50, decimals: 1, totalOutOf: 100 } },
  });
  expect((await invigil('gradebook', 'policy', '--book', book, '--late-penalty', '101')).code).toBe(
    2,
  );
  const adjust = [
    'adjust',
    '--book',
    book,
    '--student',
    'a1',
    '--problem',
    'suma',
    '--reason',
    'x',
  ];
  expect(await json(...adjust, '--score', '7.25', '--by', 'Prof')).toMatchObject({
    code: 0,
    value: { by: 'Prof', cell: { score: 7.3, rawScore: 9, late: true } },
  });
  expect(await json(...adjust, '--withdraw')).toMatchObject({ value: { cell: { score: 4.5 } } });
  expect(await json(...adjust, '--score', '11')).toMatchObject({
    ...{ code: 1, value: { error: { kind: 'too-many-points' } } },
  });
  expect(await json(...adjust, '--score', '1', '--student', 'zz')).toMatchObject({
    value: { error: { kind: 'unknown-student' } },
  });
  expect((await invigil('gradebook', ...adjust)).code).toBe(2);

  const out = path.join(freshDirectory(), 'a1');
  expect(await json('student', '--book', book, '--student', 'a1', '--out', out)).toMatchObject({
    value: { exams: [{ submissions: [{}, {}], adjustments: [{ score: 7.25 }, { score: null }] }] },
  });
  const source = path.join(out, 'parcial-1-exam', 'suma', 'CCCC-DDDD.txt');
  expect(readFileSync(source, 'utf8')).toBe('print(99)');
  expect(existsSync(path.join(out, 'student.json'))).toBe(true);
  expect(await json('student', '--book', book, '--student', 'zz')).toMatchObject({ code: 1 });
}, 180_000);

test('purge tells what it would do, does it, and the exam does not come back', async () => {
  const book = bookFile();
  await collected(book);
  const report = path.join(freshDirectory(), 'report');
  await json('report', '--book', book, '--anonymous', '--out', report);
  const dry = await json('purge', '--book', book, '--older-than', '30d', '--dry-run');
  expect(dry).toMatchObject({ code: 0, value: { exams: ['parcial-1'], purged: [] } });
  expect(existsSync(`${book}.pseudonyms`)).toBe(true);
  expect(await json('purge', '--book', book, '--older-than', '30')).toMatchObject({
    value: {
      purged: [{ examId: 'parcial-1', students: 2, submissions: 2 }],
      pseudonyms: 'removed',
    },
  });
  expect(existsSync(`${book}.pseudonyms`)).toBe(false);
  expect(readFileSync(book, 'latin1')).not.toContain('print(99)');
  const { exam, staff, sticks } = shared;
  const again = await json('collect', sticks, '--book', book, '--exam', exam, '--staff', staff);
  expect(again).toMatchObject({ value: { purged: 4, taken: { submission: 0 } } });
  expect(await json('status', '--book', book)).toMatchObject({ value: { students: 0 } });
}, 180_000);

test('a book that is not there, or is something else, is one clear sentence', async () => {
  const file = path.join(freshDirectory(), 'none.db');
  expect(await json('status', '--book', file)).toMatchObject({
    ...{ code: 1, value: { error: { kind: 'no-database' } } },
  });
  expect(existsSync(file)).toBe(false);
  writeFileSync(file, 'hello, this is no database at all, only some text in a file\n');
  expect(await json('status', '--book', file)).toMatchObject({
    ...{ code: 1, value: { error: { kind: 'damaged' } } },
  });
});
