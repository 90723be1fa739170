// There and back: the LMS's own file in, a file that it takes out, and nothing written that is not certain.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  blackboardImport,
  canvasImport,
  moodleXmlImport,
  readTable,
} from '../../testing/lms-readers.ts';
import { sampleGrades, sampleStudent } from '../../testing/sample-grades.ts';
import { DEFAULT_CHOICES, makeExport, previewExport } from './export.ts';
import type { ExportChoices } from './export.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const grades = sampleGrades([
  sampleStudent('0012', 'Ana Núñez', [10, 7.5]),
  sampleStudent('bo', 'Bo Li', [5, null]),
  sampleStudent('eva', 'Eva Gil', [10, 10]),
  sampleStudent('nil', 'Nil', [null, null]),
]);
const CANVAS = [
  'Student,ID,SIS User ID,SIS Login ID,Section,Notes,Midterm (4711),Essay (4712),Final Score',
  '    Points Possible,,,,,,20,10,(read only)',
  '"Núñez, Ana",901,0012,anan,"A, morning",,17.50,3,80',
  '"Li, Bo",902,77,BO,A,,4.00,,20',
  '"Gil, Eva",903,78,eva,A,,EX,,',
  '"Nil, =1+1",904,79,nil,A,,9,,',
  '"Student, Test",999,,,A,,,,',
  '',
].join('\n');

const choices = (over: Partial<ExportChoices> & Pick<ExportChoices, 'format'>): ExportChoices => ({
  ...DEFAULT_CHOICES,
  ...over,
});
async function make(over: Partial<ExportChoices> & Pick<ExportChoices, 'format'>, of = grades) {
  const made = await makeExport(of, choices(over));
  if (!made.ok) throw new Error(made.error.detail);
  return made.value.bytes;
}
const text = async (...ask: Parameters<typeof make>) =>
  new TextDecoder().decode(await make(...ask));

test('canvas: identity and title go back as they came; EX and what we have no grade for stay', async () => {
  const file = await text({ format: 'canvas', roster: bytes(CANVAS) });
  const { titles, points, students } = canvasImport(file);
  expect([titles, points]).toEqual([['Midterm (4711)'], [20]]);
  expect(students).toEqual([
    { canvasId: '901', sisUserId: '0012', login: 'anan', name: 'Núñez, Ana', grades: ['17.5'] },
    { canvasId: '902', sisUserId: '77', login: 'BO', name: 'Li, Bo', grades: ['5'] },
    { canvasId: '903', sisUserId: '78', login: 'eva', name: 'Gil, Eva', grades: ['EX'] },
    { canvasId: '904', sisUserId: '79', login: 'nil', name: 'Nil, =1+1', grades: ['9'] },
  ]);
});

test('canvas: only what changed, compared at two decimals', async () => {
  const file = await text({ format: 'canvas', roster: bytes(CANVAS), changedOnly: true });
  expect(canvasImport(file).students.map(({ canvasId }) => canvasId)).toEqual(['902']);
});

test.each([
  ['4.00', 4.004, []],
  ['4.00', 4.01, ['902']],
  ['4,00', 4.01, ['902']],
  ['-', 4, ['902']],
  ['', 4, ['902']],
])('canvas: %j there and %d here', async (cell, total, changed) => {
  const roster = bytes(CANVAS.replace('4.00', `"${cell}"`));
  const of = sampleGrades([
    sampleStudent('0012', 'Ana Núñez', [10, 7.5]),
    sampleStudent('bo', 'Bo Li', [total, null], { total }),
  ]);
  const ask = { format: 'canvas', roster, changedOnly: true, acceptPartial: true } as const;
  const { students } = canvasImport(await text(ask, of));
  expect(students.map(({ canvasId }) => canvasId)).toEqual(changed);
});

test('canvas: a file that was imported says afterwards that nothing changed', async () => {
  const cents = fc.integer({ min: 0, max: 1000 }).map((value) => value / 100);
  const pairs = fc.array(fc.tuple(cents, cents), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(pairs, async (scores) => {
      const of = sampleGrades(scores.map((pair, index) => sampleStudent(`s${index}`, 'Ana', pair)));
      const first = await text({ format: 'canvas' }, of);
      const again = await text({ format: 'canvas', roster: bytes(first), changedOnly: true }, of);
      expect(canvasImport(again).students).toEqual([]);
    }),
  );
});

test('problems are written where they are named, by title or by number', async () => {
  const items = new Map([['hanoi', '4712']]);
  const { titles, students } = canvasImport(
    await text({ format: 'canvas', roster: bytes(CANVAS), items }),
  );
  expect(titles).toEqual(['Essay (4712)']);
  expect(students.map((student) => student.grades[0])).toEqual(['7.5', '', '10', '']);
});

test('a column that is out of something else is refused', async () => {
  const roster = bytes(CANVAS.replace('20,10,(read only)', '100,10,(read only)'));
  const made = await makeExport(grades, choices({ format: 'canvas', roster }));
  expect(made).toMatchObject({
    ok: false,
    error: { kind: 'refused', detail: expect.stringContaining('out of 100 in the LMS') },
  });
});

const MESSY = [
  'Student,ID,SIS User ID,SIS Login ID,Section',
  '    Points Possible,,,,',
  '"Núñez, Ana",901,0012,ana,A',
  '"Otherwise, Called",902,77,bo,A',
  '"Gil, Eva",903,eva,eva,A',
  '"Gil, Eva",904,eva,eva2,A',
  '"Only, There",905,99,only,A',
  '',
].join('\n');

test('what does not match for certain is shown first, refused, and left out on request', async () => {
  const ask = choices({ format: 'canvas', roster: bytes(MESSY) });
  const preview = previewExport(grades, ask);
  if (!preview.ok) throw new Error(preview.error.detail);
  expect(preview.value).toMatchObject({ students: 4, written: 1, rowsTotal: 6 });
  expect(preview.value.rows.map(({ kind, studentId, line }) => [kind, studentId, line])).toEqual([
    ['doubtful', 'bo', 4],
    ['duplicate', 'eva', 5],
    ['unmatched', 'nil', null],
    ['duplicate', null, 5],
    ['duplicate', null, 6],
    ['unmatched', null, 7],
  ]);
  expect(await makeExport(grades, ask)).toMatchObject({ ok: false, error: { kind: 'partial' } });
  const logins = async (over: Partial<ExportChoices>) =>
    canvasImport(await text({ ...ask, ...over })).students.map(({ login }) => login);
  expect(await logins({ acceptPartial: true })).toEqual(['ana']);
  expect(await logins({ acceptPartial: true, acceptDoubtful: true })).toEqual(['ana', 'bo']);
});

const MOODLE =
  'Nombre;Apellido(s);Número de ID;Dirección de correo;Cuestionario: Parcial (Real)\r\n' +
  'Ana;Núñez;0012;Ana.N@uni.example;17,50\r\nBo;Li;M-77;BO@uni.example;-\r\n' +
  'Eva;Gil;;eva@uni.example;\r\nNil;;M-79;nil@uni.example;\r\n';

test('moodle-csv: keys in Moodle’s own spelling, decimal commas, only what changed', async () => {
  const file = await text({
    ...{ format: 'moodle-csv', roster: bytes(MOODLE), locale: 'es' },
    ...{ decimalComma: true, changedOnly: true },
  });
  expect(readTable(file, ';')).toEqual([
    [
      ...['Número de ID', 'Username', 'Dirección de correo', 'Nombre completo'],
      ...['Cuestionario: Parcial (Real)', 'Cuestionario: Parcial (Real) retroalimentación'],
    ],
    ['M-77', '', 'BO@uni.example', 'Bo Li', '5', 'Suma: 5/10; Hanói: (sin envíos)'],
    ['', '', 'eva@uni.example', 'Eva Gil', '20', 'Suma: 10/10; Hanói: 10/10'],
  ]);
});

test('moodle-xml: a student without an ID number in Moodle is named before anything is written', async () => {
  const ask = { format: 'moodle-xml', roster: bytes(MOODLE) } as const;
  expect(await makeExport(grades, choices(ask))).toMatchObject({
    ok: false,
    error: { kind: 'refused', detail: expect.stringContaining('eva has no ID number') },
  });
  const roster = bytes(MOODLE.replace('Gil;;', 'Gil;M-78;'));
  const xml = await text({ ...ask, roster, items: new Map([['total', 'PARCIAL-1']]) });
  const known = { items: ['PARCIAL-1'], students: ['0012', 'M-77', 'M-78', 'M-79'] };
  expect(moodleXmlImport(xml, known).map(({ student, score }) => [student, score])).toEqual([
    ['0012', 17.5],
    ['M-77', 5],
    ['M-78', 20],
  ]);
});

const BLACKBOARD =
  '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Last Access"\t"Availability"\t"Midterm [Total Pts: 20 Score] |123456"\r\n' +
  '"Núñez"\t"Ana"\t"anan"\t"0012"\t"2026-11-20"\t"Yes"\t"17.5"\r\n' +
  '"Li"\t"=Bo"\t"bo"\t"77"\t""\t"Yes"\t""\r\n"Gil"\t"Eva"\t"eva"\t"78"\t""\t"Yes"\t"1"\r\n"Nil"\t""\t"nil"\t"79"\t""\t"Yes"\t"2"\r\n';

test('blackboard: the column’s number and the user names come from its own download, the encoding too', async () => {
  const utf16 = Buffer.from(`\uFEFF${BLACKBOARD}`, 'utf16le');
  for (const roster of [bytes(BLACKBOARD), utf16]) {
    const file = await make({ format: 'blackboard', roster });
    expect(file[0] === 0xff).toBe(roster === utf16);
    const { columnIds, rows, header } = blackboardImport(file);
    expect(columnIds).toEqual(['123456']);
    expect(header.slice(0, 7)).toEqual(readTable(BLACKBOARD, '\t')[0]);
    expect([...rows]).toEqual([
      ['anan', ['17.5']],
      ['bo', ['5']],
      ['eva', ['20']],
      ['nil', ['2']],
    ]);
  }
});

test('blackboard: without its download, or without the column in it, nothing is written', async () => {
  expect(await makeExport(grades, choices({ format: 'blackboard' }))).toMatchObject({
    error: { kind: 'roster-needed' },
  });
  const roster = bytes(BLACKBOARD.replace('Midterm', 'Other'));
  expect(await makeExport(grades, choices({ format: 'blackboard', roster }))).toMatchObject({
    error: { kind: 'refused' },
  });
});

test('only what changed cannot be said without the LMS’s own file', async () => {
  const made = await makeExport(grades, choices({ format: 'canvas', changedOnly: true }));
  expect(made).toMatchObject({ ok: false, error: { kind: 'roster-needed' } });
});

test('a file that is no roster is refused with the reason', async () => {
  const made = await makeExport(grades, choices({ format: 'canvas', roster: bytes('x,y\n1,2\n') }));
  expect(made).toMatchObject({ ok: false, error: { kind: 'roster-unreadable' } });
});
