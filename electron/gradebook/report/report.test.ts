// Reports of hostile papers: whatever stands in names, code and messages, the page is the same tree with other texts.
import * as fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { sampleCell, sampleGrades, sampleStudent } from '../../testing/sample-grades.ts';
import { sampleIncident, samplePaper, samplePaperSubmission } from '../../testing/sample-paper.ts';
import { sampleReport, sampleTest } from '../../testing/sample-report.ts';
import type { GradedStudent } from '../grades.ts';
import type { Paper } from './paper.ts';
import { escapeText } from './html.ts';
import { examReport, reportFiles, studentReport } from './report-files.ts';
import type { ReportOptions } from './report-files.ts';

const NAMED: ReportOptions = { locale: 'en', timeZone: 'UTC', anonymousKey: null };
const KEY = new Uint8Array(32).fill(7);
const ANONYMOUS: ReportOptions = { ...NAMED, anonymousKey: KEY };

const student = (name: string, over: Partial<GradedStudent> = {}) =>
  sampleStudent('0012', name, [10, 5], {
    cells: [
      sampleCell(10, { sourceSha256: samplePaperSubmission('x').sourceSha256 }),
      sampleCell(5, {
        late: true,
        rawScore: 6,
        adjustment: { score: 5, reason: `${name} came late`, by: name, atMs: 0 },
      }),
    ],
    seat: 'S1',
    incidents: 1,
    ...over,
  });

/** Everything that somebody else writes, as `text`. */
function paperOf(text: string): Paper {
  const one = student(text, { group: text, email: `${text}@uni.example` });
  const tests = [
    sampleTest(text, { outcome: 'error', message: text, expected: text, output: text }),
  ];
  const loadError = {
    kind: 'syntax',
    exceptionType: text,
    message: text,
    line: 1,
    column: 1,
  } as const;
  const report = sampleReport({ tests, loadError, output: text, image: text });
  return samplePaper(one, {
    submissions: [samplePaperSubmission('x', { source: text, report, code: text })],
    incidents: [sampleIncident({ statement: text, detail: text })],
  });
}
const gradesOf = (...students: readonly GradedStudent[]) => sampleGrades(students);

/** Names of the elements and attributes, in order, by a parser of another house. */
function shapeOf(page: string): unknown {
  const parser = new XMLParser({
    ...{
      preserveOrder: true,
      ignoreAttributes: false,
      parseTagValue: false,
      processEntities: false,
    },
    unpairedTags: ['meta', 'br', '!doctype'],
  });
  return JSON.parse(
    JSON.stringify(parser.parse(page), (key, value: unknown) =>
      key === '#text' ? undefined : value,
    ),
    (_key, value: unknown) =>
      Array.isArray(value) ? value.filter((one) => JSON.stringify(one) !== '{}') : value,
  );
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
  fc.constantFrom(
    ...[
      '<script>alert(1)</script>',
      '</style><script>1</script>',
      '"><img src=x onerror=1>',
      "' onclick='1",
    ],
    ...[
      '<!--',
      '-->',
      ']]>',
      '&lt;b&gt;',
      '&#60;',
      '`',
      '</li></ol>',
      '\u0000<b>',
      '\u202e<x>',
      'javascript:1',
    ],
    ...['{{x}}', '${1}', '<svg/onload=1>', '</title><x>', '\ud800'],
  ),
);

test('no text becomes markup, wherever it stands', () => {
  const plain = paperOf('x');
  const shape = shapeOf(studentReport(gradesOf(plain.student), plain, NAMED));
  expect(JSON.stringify(shape)).toMatch(/"ol":.*"li":.*"details"|"ol":.*"li":/);
  fc.assert(
    fc.property(hostile, (text) => {
      // Without line ends, because each line of code is an element of its own.
      const paper = paperOf(`x${text.replaceAll(/[\r\n]/g, '')}x`);
      expect(shapeOf(studentReport(gradesOf(paper.student), paper, NAMED))).toEqual(shape);
    }),
  );
});

test('a text is shown whole: escaped, it is read back as it was', () => {
  const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#96': '`' } as const;
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const back = escapeText(text).replaceAll(
        /&(amp|lt|gt|quot|#39|#96);/g,
        (_all, name: keyof typeof entities) => entities[name],
      );
      expect(back).toBe(text.replaceAll('\r\n', '\n'));
    }),
  );
});

test('no text ends the attribute that it stands in', () => {
  expect(escapeText('"\'`')).toBe('&quot;&#39;&#96;');
});

test('signs that turn the reading order are shown, not obeyed', () => {
  expect(escapeText('a\u202eb\u0000')).toBe('a⟨U+202E⟩b⟨U+0000⟩');
});

test('nothing is fetched and nothing runs', () => {
  const page = studentReport(gradesOf(student('Ana')), samplePaper(student('Ana')), NAMED);
  expect(page).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|https?:|url\(/i);
  expect(page).toContain('default-src &#39;none&#39;; style-src &#39;sha256-');
});

test('a report says what a student may ask about', () => {
  const one = student('Ana Núñez', { cells: [sampleCell(9), sampleCell(5, { late: true })] });
  const submissions = [
    samplePaperSubmission('def suma(a, b):\n\treturn a\n', { purpose: 'practice', report: null }),
    samplePaperSubmission('x = 1\n', { submissionId: '6b1f6f0e-3d0a-4b7e-9a39-0f1f6a1b2c3d' }),
  ];
  const page = studentReport(gradesOf(one), samplePaper(one, { submissions }), NAMED);
  for (const words of [
    ...['Ana Núñez', '0012', '15 out of 20', 'late', 'practice run', 'test_suma_negativos'],
    ...['✗ failed', 'assert 1 == -1', 'The mouse slipped.', 'Left the exam’s window', 'Image id'],
    ...['K7MQ-PA2R', 'away 4.2 s'],
  ])
    expect(page).toContain(words);
});

test('both languages say all of it', () => {
  const paper = samplePaper(student('Ana'));
  const grades = sampleGrades([paper.student], { waiting: 1, held: 0, examKind: 'rehearsal' });
  const page = studentReport(grades, paper, { ...NAMED, locale: 'es' });
  expect(page).toContain('<html lang="es">');
  expect(page).toContain('Provisional: algo está sin calificar');
  expect(page).toContain('Ensayo: estas calificaciones no cuentan.');
  expect(page).not.toMatch(/undefined|\[object/);
});

const people = [
  sampleStudent('ana@uni.example', 'Ana Núñez López', [10, 5]),
  sampleStudent('0012', 'Bo Li', [1, 1]),
  sampleStudent('eva', 'Eva Sol', [3, 3]),
  sampleStudent('Eva', 'Eva Gil', [2, 2]),
];

test('one page for the exam and one for each student, linked, under names that no file system mixes up', () => {
  const files = [...reportFiles(gradesOf(...people), (one) => samplePaper(one), NAMED)];
  expect(files.map(({ name }) => name)).toEqual([
    ...['index.html', 'student-ana@uni.example.html', 'student-0012.html'],
    ...['student-eva.html', 'student-Eva-2.html'],
  ]);
  for (const { name } of files.slice(1)) expect(files[0]?.page).toContain(`href="${name}"`);
});

test('an anonymous report names nobody: in pages, links and file names, nor where people wrote', () => {
  const written = (one: GradedStudent) =>
    samplePaper(
      {
        ...one,
        cells: [
          sampleCell(10, {
            adjustment: { score: 1, reason: `${one.name} was ill`, by: 'Prof. Ruiz', atMs: 0 },
          }),
          sampleCell(5),
        ],
      },
      {
        incidents: [
          sampleIncident({ statement: `I, ${one.name} (${one.id}, ${one.email}), slipped.` }),
        ],
      },
    );
  const papers = new Map(people.map((one) => [one.id, written(one)]));
  const grades = gradesOf(...people.map((one) => papers.get(one.id)?.student ?? one));
  const files = [...reportFiles(grades, ({ id }) => papers.get(id)!, ANONYMOUS)];
  const all = files.map(({ name, page }) => `${name}\n${page}`).join('\n');
  for (const name of ['Núñez', 'López', 'Bo Li', 'Gil', 'Eva', 'Ruiz', '0012', 'uni.example'])
    expect(all).not.toContain(name);
  expect(all).toContain('slipped.');
  expect(all).not.toContain('K7MQ-PA2R');
});

test('a pseudonym is the same in every report with the key, another with another key, and keeps no order', () => {
  const names = (options: ReportOptions) =>
    [...reportFiles(gradesOf(...people), (one) => samplePaper(one), options)].map(
      ({ name }) => name,
    );
  expect(names(ANONYMOUS)).toEqual(names(ANONYMOUS));
  expect(names(ANONYMOUS)).not.toEqual(names({ ...ANONYMOUS, anonymousKey: new Uint8Array(32) }));
  const index = examReport(gradesOf(...people), ANONYMOUS);
  const order = [...index.matchAll(/<bdi>([A-Z2-9]{8})<\/bdi>/g)].map(([, name]) => name);
  expect(order).toHaveLength(4);
  expect(order).toEqual(order.toSorted((a = '', b = '') => (a < b ? -1 : 1)));
});
