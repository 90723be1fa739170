// What is not written: the unfinished without a word, what the LMS would give up at, what a format does not offer.
import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { exported, exportedText, tryExport } from '../../testing/exported.ts';
import type { Asked } from '../../testing/exported.ts';
import { canvasImport, readTable } from '../../testing/lms-readers.ts';
import { emptyCell, sampleCell, sampleGrades, sampleStudent } from '../../testing/sample-grades.ts';
import { DEFAULT_CHOICES, previewExport } from './export.ts';

const unfinished = sampleGrades(
  [
    sampleStudent('1', 'Ana'),
    sampleStudent('2', 'Bo', [10, null], {
      cells: [sampleCell(10), emptyCell('waiting')],
      total: 10,
    }),
  ],
  { waiting: 1 },
);

test.each(['csv', 'xlsx', 'canvas', 'moodle-csv', 'moodle-xml', 'blackboard', 'json'] as const)(
  '%s: refused while something is ungraded, and marked when forced',
  async (format) => {
    const items = new Map(format === 'blackboard' ? [['total', 'Midterm |1']] : []);
    const refused = await tryExport(unfinished, { format, items });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'ungraded' } });
    const { bytes, provisional, fileName } = await exported(unfinished, {
      format,
      items,
      force: true,
    });
    expect([provisional, fileName]).toEqual([true, expect.stringContaining('-provisional.')]);
    const text =
      format === 'xlsx'
        ? JSON.stringify(await readSheet(Buffer.from(bytes)))
        : new TextDecoder().decode(bytes);
    expect(text).toMatch(/provisional/i);
  },
);

test('canvas: the mark is in a column that the importer leaves alone', async () => {
  const text = await exportedText(unfinished, { format: 'canvas', force: true });
  expect(canvasImport(text).titles).toEqual(['Midterm']);
  expect(readTable(text, ',').map((row) => row.at(-1))).toEqual([
    'Invigil state',
    '(read only)',
    'complete',
    'provisional',
  ]);
});

test('blackboard: with several columns there is no place for the mark', async () => {
  const items = new Map([
    ['total', 'A |1'],
    ['suma', 'B |2'],
  ]);
  const made = await tryExport(unfinished, { format: 'blackboard', items, force: true });
  expect(made).toMatchObject({ ok: false, error: { kind: 'refused' } });
});

test.each([
  ['an item without an id', new Map([['total', ' ']]), sampleStudent('1', 'Ana'), 'ID number'],
  [
    'an item twice',
    new Map([
      ['total', 'A'],
      ['suma', 'A'],
    ]),
    sampleStudent('1', 'Ana'),
    'twice',
  ],
  [
    'a grade above the most',
    new Map<string, string>(),
    sampleStudent('1', 'Ana', [10, 5], { total: 21 }),
    'not within',
  ],
  ['an unknown problem', new Map([['sumas', 'A']]), sampleStudent('1', 'Ana'), 'no problem'],
])('moodle-xml: %s is found before anything is written', async (_name, items, student, words) => {
  const made = await tryExport(sampleGrades([student]), { format: 'moodle-xml', items });
  expect(made).toMatchObject({
    ok: false,
    error: { kind: 'refused', detail: expect.stringContaining(words) },
  });
});

test.each([
  ['xlsx', { decimalComma: true }],
  ['json', { roster: new TextEncoder().encode('id\n1\n') }],
  ['csv', { changedOnly: true }],
  ['canvas', { decimalComma: true }],
] as const)('%s does not take %j', async (format, over) => {
  const made = await tryExport(sampleGrades([]), { format, ...over });
  expect(made).toMatchObject({ ok: false, error: { kind: 'not-offered' } });
});

test('what the LMS would give up at is seen in the preview already', () => {
  const grades = sampleGrades([sampleStudent('1', 'Ana', [10, 5], { total: 21 })]);
  const ask = (over: Asked) => previewExport(grades, { ...DEFAULT_CHOICES, ...over });
  expect(ask({ format: 'moodle-xml' })).toMatchObject({ error: { kind: 'refused' } });
  expect(ask({ format: 'blackboard' })).toMatchObject({ error: { kind: 'roster-needed' } });
  expect(ask({ format: 'canvas' })).toMatchObject({ value: { students: 1, written: 1 } });
});

test('two grades never share one column', async () => {
  const items = new Map([
    ['total', 'Midterm'],
    ['suma', 'Midterm'],
  ]);
  const made = await tryExport(sampleGrades([sampleStudent('1', 'Ana')]), {
    format: 'canvas',
    items,
  });
  expect(made).toMatchObject({ error: { detail: expect.stringContaining('twice') } });
});
