// `gradebook export` and `gradebook report` on a real gradebook file and on a real station's data.
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import {
  bringAll,
  collecting,
  freshBook,
  graded,
  logFact,
  logOf,
  sealedChain,
} from '../testing/book.ts';
import { freshDatabase, freshDirectory } from '../testing/fresh-database.ts';
import { invigil } from '../testing/invigil.ts';
import { canvasImport, readTable } from '../testing/lms-readers.ts';
import { newSubmission, queueOn } from '../testing/queue.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { newReader, testStationKey } from '../testing/station-keys.ts';

// Real processes, on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000 });

/** Núñez has 10 in `suma`, late, and one incident; Ana 5 in `hanoi`, which weighs twice. */
async function bookFile(): Promise<string> {
  const [reader, key, book] = [await newReader(), testStationKey(), freshBook()];
  const first = graded({ late: true }, 10, 'def suma(a, b):\n    return a + b  # <script>\n');
  const second = graded({ studentId: 'a2', studentName: 'Ana', problemId: 'hanoi' }, 5);
  const { attemptId } = first[0];
  const ruling = { matter: 'departure', class: 'accident', action: 'warn', warningsLeft: 2 };
  const seen = { kind: 'focus-lost', detail: '', length: 0, count: 1, awayMs: 900, ...ruling };
  const lines = logOf(key, [
    { kind: 'incident', attemptId, body: seen },
    { kind: 'statement', attemptId, body: { incidentId: 2, text: 'I slipped, Núñez' } },
  ]);
  const sealed = await sealedChain(key, [reader], [...first, ...second, logFact(lines)]);
  await bringAll(book, sealed, collecting(reader));
  book.close();
  return book.file;
}

test('a gradebook leaves in the form of an LMS, matched with its own file', async () => {
  const book = await bookFile();
  const dir = freshDirectory();
  const [roster, out] = [path.join(dir, 'canvas.csv'), path.join(dir, 'grades.csv')];
  writeFileSync(
    roster,
    'Student,ID,SIS User ID,SIS Login ID,Section,Midterm (7)\n    Points Possible,,,,,30\n' +
      '"Núñez, X",1,a1,n,S,\n"Other, Name",2,a2,a,S,\n',
  );
  const ask = ['gradebook', 'export', '--book', book, '--format', 'canvas', '--roster', roster];
  const preview = await invigil(...ask, '--preview', '--json');
  expect(JSON.parse(preview.out)).toMatchObject({
    preview: { students: 2, written: 1, rows: [{ kind: 'doubtful', studentId: 'a2', line: 4 }] },
  });
  const refused = await invigil(...ask, '--out', out, '--json');
  expect([refused.code, existsSync(out)]).toEqual([1, false]);
  expect(JSON.parse(refused.out)).toMatchObject({ error: { kind: 'partial' } });
  const made = await invigil(...ask, '--out', out, '--accept-doubtful', '--json');
  expect(made.code).toBe(0);
  const { titles, students } = canvasImport(readFileSync(out, 'utf8'));
  expect(titles).toEqual(['Midterm (7)']);
  expect(students.map(({ canvasId, grades }) => [canvasId, ...grades])).toEqual([
    ['1', '10'],
    ['2', '10'],
  ]);
});

test('--items names the columns; a name that is no problem is wrong', async () => {
  const book = await bookFile();
  const out = path.join(freshDirectory(), 'grades.csv');
  const ask = ['gradebook', 'export', '--book', book, '--format', 'moodle-csv', '--out', out];
  expect((await invigil(...ask, '--items', 'suma=Sum!', 'total=All')).code).toBe(0);
  expect(readTable(readFileSync(out, 'utf8'), ',')[0]).toEqual([
    ...['ID number', 'Email address', 'Full name'],
    ...['All', 'All feedback', 'Sum!', 'Sum! feedback'],
  ]);
  expect((await invigil(...ask, '--items', 'sum=x')).code).toBe(1);
  expect((await invigil(...ask, '--items', 'sum')).code).toBe(2);
  expect((await invigil(...ask, '--format', 'pdf')).code).toBe(2);
});

test('json has everything: grades, submissions with their source, incidents with the words on them', async () => {
  const book = await bookFile();
  const out = path.join(freshDirectory(), 'all.json');
  const ask = ['gradebook', 'export', '--book', book, '--format', 'json', '--out', out];
  expect((await invigil(...ask)).code).toBe(0);
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
    students: [
      {
        id: 'a1',
        submissions: [{ source: expect.stringContaining('<script>'), report: { score: 10 } }],
        incidentList: [{ statement: 'I slipped, Núñez' }],
      },
      { id: 'a2', submissions: [{ problemId: 'hanoi' }] },
    ],
  });
});

test('a station’s own grades take every form too', async () => {
  const { db, dir, close } = freshDatabase();
  const { store, finish } = queueOn(db);
  const submission = newSubmission({ studentName: 'Núñez', studentId: '0007', automatic: true });
  store.add(submission);
  const { sourceSha256, problemId } = submission;
  finish(store.lease(0)!, sampleReport({ sourceSha256, problemId }), 7);
  close();
  const out = path.join(freshDirectory(), 'grades.csv');
  const ask = ['gradebook', 'export', '--data', dir, '--out', out];
  expect((await invigil(...ask, '--format', 'canvas')).code).toBe(0);
  expect(canvasImport(readFileSync(out, 'utf8')).students).toMatchObject([
    { login: '0007', grades: ['10'] },
  ]);
  expect((await invigil(...ask, '--decimal-comma')).code).toBe(0);
  const [header = [], row = []] = readTable(readFileSync(out, 'utf8'), ';');
  expect(row[header.indexOf('automatic')]).toBe('yes');
});

test('a report is a folder of pages, or one page', async () => {
  const book = await bookFile();
  const dir = path.join(freshDirectory(), 'report');
  const ask = ['gradebook', 'report', '--book', book, '--time-zone', 'UTC'];
  expect((await invigil(...ask, '--out', dir)).code).toBe(0);
  expect(readdirSync(dir)).toEqual(['index.html', 'student-a1.html', 'student-a2.html']);
  const page = readFileSync(path.join(dir, 'student-a1.html'), 'utf8');
  expect(page).toContain('return a + b  # &lt;script&gt;');
  expect(page).toContain('I slipped, Núñez');
  expect(page).not.toContain('<script');
  const one = path.join(dir, 'ana.html');
  expect((await invigil(...ask, '--out', one, '--student', 'a2', '--lang', 'es')).code).toBe(0);
  expect(readFileSync(one, 'utf8')).toContain('<html lang="es">');
  expect((await invigil(...ask, '--out', one, '--student', 'nobody')).code).toBe(1);
  expect((await invigil(...ask, '--out', one, '--time-zone', 'Mars/Base')).code).toBe(1);
});

test('an anonymous report has the same pseudonyms the next time, and its key stays with the gradebook', async () => {
  const book = await bookFile();
  const dir = freshDirectory();
  const ask = ['gradebook', 'report', '--book', book, '--anonymous', '--out'];
  const first = await invigil(...ask, path.join(dir, 'one'));
  const again = await invigil(...ask, path.join(dir, 'two'));
  expect([first.code, again.code]).toEqual([0, 0]);
  const names = readdirSync(path.join(dir, 'one'));
  expect(readdirSync(path.join(dir, 'two'))).toEqual(names);
  const all = names.map((name) => `${name}${readFileSync(path.join(dir, 'one', name), 'utf8')}`);
  for (const name of ['Núñez', 'a1@uni.example', 'a1', 'Ana'])
    expect(all.join('')).not.toMatch(new RegExp(`(?<![0-9a-zA-Z-])${name}(?![0-9a-zA-Z-])`));
  expect(all.join('')).toContain('I slipped, ');
  expect(statSync(`${book}.pseudonyms`).mode & 0o777).toBe(0o600);
});
