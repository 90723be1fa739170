// Each format read back by a reader that was written from its description, with names that no format likes.
import * as fc from 'fast-check';
import readXlsxFile, { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import {
  blackboardImport,
  canvasImport,
  moodleXmlImport,
  readTable,
} from '../../testing/lms-readers.ts';
import { exported, exportedText } from '../../testing/exported.ts';
import { sampleCell, sampleGrades, sampleStudent } from '../../testing/sample-grades.ts';

const hostileName = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.constantFrom(
    ...[
      '=HYPERLINK("http://x","y")',
      '@SUM(A1)',
      '+1',
      '-1',
      '\t=1',
      '＝1',
      'Ana "la" Núñez, O’Neil',
    ],
    ...['O\r\nBrien', ';;;', ']]>', '<b>&amp;', '"', "'", ' ', '山田太郎', 'أحمد', '👩🏽‍💻', 'N\u0303'],
    ...['_x0041_', '\u202egnp', 'null', '1e5', '0012', 'EX'],
  ),
);
const points = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 0, max: 1000 }).map((cents) => cents / 100),
);
const roll = fc
  .array(fc.tuple(hostileName, points, points), { minLength: 1, maxLength: 12 })
  .map((all) =>
    sampleGrades(
      all.map(([name, suma, hanoi], index) => sampleStudent(`00${index}-a`, name, [suma, hanoi])),
    ),
  );
const near = (cell: string | undefined, score: number | null | undefined) =>
  score === null || score === undefined
    ? cell === ''
    : cell !== '' && Math.abs(Number(cell) - score) < 1e-9;
const guarded = (name: string) => [name, `'${name}`];
/** What a spreadsheet would run, if it were the first thing in a cell. */
const isFormula = (cell: string) => /^\s*[=+\-@\t\r＝＋－＠]/u.test(cell);

test('csv: ids and numbers unchanged, names whole, no formula', async () => {
  await fc.assert(
    fc.asyncProperty(roll, fc.boolean(), async (grades, decimalComma) => {
      const text = await exportedText(grades, { format: 'csv', decimalComma });
      const [header = [], ...rows] = readTable(text, decimalComma ? ';' : ',');
      const at = (row: readonly string[], name: string) => row[header.indexOf(name)] ?? '';
      const graded = grades.students.flatMap((student) =>
        student.cells.flatMap((cell) => (cell.score === null ? [] : { student, cell })),
      );
      expect(rows).toHaveLength(graded.length);
      for (const [index, { student, cell }] of graded.entries()) {
        const row = rows[index] ?? [];
        expect(at(row, 'student_id')).toBe(student.id);
        expect(guarded(student.name)).toContain(at(row, 'student_name'));
        expect(isFormula(at(row, 'student_name'))).toBe(false);
        expect(near(at(row, 'score').replace(',', '.'), cell.score)).toBe(true);
      }
    }),
  );
});

test('canvas: what its importer reads is every score under the total’s title', async () => {
  await fc.assert(
    fc.asyncProperty(roll, async (grades) => {
      const {
        titles,
        points: most,
        students,
      } = canvasImport(await exportedText(grades, { format: 'canvas' }));
      expect([titles, most]).toEqual([['Midterm'], [20]]);
      expect(students).toHaveLength(grades.students.length);
      for (const [index, student] of grades.students.entries()) {
        expect(students[index]?.login).toBe(student.id);
        expect(students[index]?.canvasId).toBe('');
        expect(guarded(student.name)).toContain(students[index]?.name);
        expect(near(students[index]?.grades[0], student.total)).toBe(true);
      }
    }),
  );
});

test('moodle-xml: everything is known, a number and there once', async () => {
  await fc.assert(
    fc.asyncProperty(roll, async (grades) => {
      const xml = await exportedText(grades, {
        format: 'moodle-xml',
        items: new Map([
          ['total', 'EX <1> & "co"'],
          ['hanoi', 'H1'],
        ]),
      });
      const known = {
        items: ['EX <1> & "co"', 'H1'],
        students: grades.students.map(({ id }) => id),
      };
      const results = moodleXmlImport(xml.replaceAll('&#13;', '\r'), known);
      const wanted = grades.students.flatMap((student) => [
        ...(student.total === null ? [] : [[student.id, 'EX <1> & "co"', student.total]]),
        ...(student.cells[1]?.score === null ? [] : [[student.id, 'H1', student.cells[1]?.score]]),
      ]);
      expect(results.map(({ student, assignment, score }) => [student, assignment, score])).toEqual(
        wanted,
      );
    }),
  );
});

test('moodle-csv: one grade and its feedback for each item', async () => {
  await fc.assert(
    fc.asyncProperty(roll, fc.boolean(), async (grades, decimalComma) => {
      const text = await exportedText(grades, { format: 'moodle-csv', decimalComma });
      const [header, ...rows] = readTable(text, decimalComma ? ';' : ',');
      expect(header).toEqual([
        'ID number',
        'Email address',
        'Full name',
        'Midterm',
        'Midterm feedback',
      ]);
      for (const [index, { id, total, name }] of grades.students.entries()) {
        const [idnumber, , full, grade, feedback = ''] = rows[index] ?? [];
        expect(idnumber).toBe(id);
        expect(guarded(name)).toContain(full);
        expect(near(grade?.replace(',', '.'), total)).toBe(true);
        expect([isFormula(feedback), feedback === '']).toEqual([false, total === null]);
      }
    }),
  );
});

test('blackboard: users and column numbers are found, in UTF-8 and UTF-16', async () => {
  await fc.assert(
    fc.asyncProperty(roll, fc.boolean(), async (grades, utf16) => {
      const { bytes } = await exported(grades, {
        ...{ format: 'blackboard', utf16 },
        items: new Map([['total', 'Midterm [Total Pts: 20 Score] |123']]),
      });
      expect(bytes[0] === 0xff).toBe(utf16);
      const { columnIds, rows } = blackboardImport(bytes);
      expect(columnIds).toEqual(['123']);
      for (const { id, total } of grades.students)
        expect(near(rows.get(id)?.[0], total)).toBe(true);
    }),
  );
});

test('xlsx: names and ids are texts, scores are numbers', async () => {
  await fc.assert(
    fc.asyncProperty(roll, async (grades) => {
      const { bytes } = await exported(grades, { format: 'xlsx' });
      const sheet = await readSheet(Buffer.from(bytes), { trim: false });
      const [header, ...rows] = sheet;
      expect(header?.slice(0, 2)).toEqual(['Student', 'Name']);
      for (const [index, student] of grades.students.entries()) {
        const [id, name] = rows[index] ?? [];
        expect(id).toBe(student.id);
        expect(name).toBe(student.name);
        expect(rows[index]?.[5] ?? null).toEqual(student.total);
      }
    }),
    { numRuns: 30 },
  );
});

test('xlsx: three sheets, in Spanish too, and not one formula', async () => {
  const grades = sampleGrades([sampleStudent('1', '=1+1')]);
  const { bytes } = await exported(grades, { format: 'xlsx', locale: 'es' });
  const sheets = await readXlsxFile(Buffer.from(bytes));
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Calificaciones', 'Detalle', 'Acerca de']);
  expect(sheets[0]?.data[1]?.[1]).toBe('=1+1');
});

test('json: all of the grades come back as they were', async () => {
  await fc.assert(
    fc.asyncProperty(roll, async (grades) => {
      const read: unknown = JSON.parse(await exportedText(grades, { format: 'json' }));
      expect(read).toEqual({ invigil: 'grades', version: 1, provisional: false, ...grades });
    }),
  );
});

test('what was late, automatic or adjusted is said beside the grade', async () => {
  const adjustment = { score: 4, reason: '=bonus', by: 'Prof', atMs: 0 };
  const student = sampleStudent('1', 'Ana', [10, 4], {
    cells: [sampleCell(10, { late: true, automatic: true }), sampleCell(4, { adjustment })],
  });
  const grades = sampleGrades([student]);
  const [, row] = readTable(await exportedText(grades, { format: 'moodle-csv' }), ',');
  expect(row?.at(-1)).toBe(
    'Sum: 10/10 (late, sent at the end of time); Hanoi: 4/10 (adjusted by hand)',
  );
  const [header = [], first = [], second = []] = readTable(
    await exportedText(grades, { format: 'csv' }),
    ',',
  );
  expect(header.slice(-6).map((_name, index) => first.slice(-6)[index])).toEqual([
    '10',
    'yes',
    'yes',
    '1',
    '',
    '',
  ]);
  expect(second.slice(-2)).toEqual(['Prof', "'=bonus"]);
});
