import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readExamFile } from './exam-file.ts';
import { findingLine } from './finding.ts';

const GOOD = `id: parcial-1
title: { es: Parcial 1, en: Midterm 1 }
problems:
  - suma
  - { id: hanoi, weight: 2, finals: 5, cooldownSeconds: 30 }
window: { opens: '2026-12-01T09:00:00-03:00', closes: '2026-12-01T12:00:00-03:00' }
time: { minutes: 90 }
`;
const lines = (text: string) => readExamFile(text).findings.map(findingLine);

test('a plain exam is read, its defaults filled in', () => {
  const { manifest, findings } = readExamFile(GOOD);
  expect(findings).toEqual([]);
  expect(manifest).toMatchObject({
    problems: [
      { id: 'suma', weight: 1 },
      { id: 'hanoi', weight: 2, finals: 5, cooldownSeconds: 30 },
    ],
    time: { minutes: 90, whileDown: 'stops', atEnd: 'submit-drafts', warnAtMinutes: [10, 5, 1] },
    shells: ['electron'],
    hiddenTests: 'count',
  });
});

test('the example of the documentation is a good exam that shows every key', () => {
  const page = readFileSync(new URL('../EXAM-FILES.md', import.meta.url), 'utf8');
  const example = /```yaml\n(.*?)```/s.exec(page)?.[1] ?? '';
  const { manifest, findings } = readExamFile(example);
  expect(findings).toEqual([]);
  const shown = [...example.matchAll(/^(\w+):/gm)].map(([, key]) => key ?? '');
  expect(shown.toSorted()).toEqual(Object.keys(manifest ?? {}).toSorted());
});

test('everything wrong is said at once, each at its line and column', () => {
  const said = lines(`id: Parcial 1
title: { es: Parcial }
problems: []
time: { minuts: 90, graceSeconds: -1 }
hiddenTests: values
colour: red
`);
  expect(said.map((line) => line.split(': ')[0])).toEqual([
    'exam.yml:1:1',
    'exam.yml:3:1',
    'exam.yml:4:1',
    'exam.yml:4:21',
    'exam.yml:4:9',
    'exam.yml:5:1',
    'exam.yml:6:1',
  ]);
  expect(said.join('\n')).toContain('knows no "minuts"');
  expect(said.join('\n')).toContain('knows no "colour"');
});

test.each([
  [
    'a problem listed twice',
    GOOD.replace('- suma', '- hanoi'),
    'exam.yml:5:5: error: "hanoi" is listed twice.',
  ],
  [
    'a window that ends before it begins',
    GOOD.replace('2026-12-01T12', '2026-12-01T08'),
    'exam.yml:6:47: error: The exam closes before it opens.',
  ],
  [
    'a date without its time zone',
    GOOD.replace('T09:00:00-03:00', 'T09:00:00'),
    'exam.yml:6:11: error: window.opens: a date with its time zone, such as 2026-12-01T09:00:00-03:00.',
  ],
  [
    'a warning at the length of the exam',
    GOOD.replace('minutes: 90', 'minutes: 10'),
    'exam.yml:7:1: warning: 10 minutes is the whole exam or more.',
  ],
  [
    'a title in one of two languages',
    GOOD.replace(', en: Midterm 1', ''),
    'exam.yml:2:1: warning: There is no title in "en".',
  ],
  ['broken YAML', 'id: [', 'exam.yml:1:6: error: '],
  ['an empty file', '', 'exam.yml:1:1: error: '],
])('%s is found', (_name, text, line) => {
  expect(lines(text).join('\n')).toContain(line);
});

test('no text makes the reader fail, and what it cannot read is never half an exam', () => {
  const pieces = fc.constantFrom(
    ...GOOD.split(/(?<=[\n:, {}])/),
    '&a ',
    '*a',
    '- ',
    '? ',
    '!!map ',
    '\t',
    '\u0000',
    '🎈',
    '[',
    ']',
    '<<: *a',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
      ),
      (text) => {
        const { manifest, findings } = readExamFile(text);
        expect(manifest !== null || findings.some((one) => one.severity === 'error')).toBe(true);
        for (const { line, column } of findings) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(column).toBeGreaterThanOrEqual(1);
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

test('one changed character of a good exam makes no reader fail', () => {
  fc.assert(
    fc.property(fc.nat(GOOD.length - 1), fc.string({ minLength: 1, maxLength: 3 }), (at, put) => {
      const { manifest, findings } = readExamFile(GOOD.slice(0, at) + put + GOOD.slice(at + 1));
      expect(manifest !== null || findings.length > 0).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

test('aliases that would unfold without end are refused', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 9; level += 1) {
    const before = String.fromCharCode(96 + level);
    const name = String.fromCharCode(97 + level);
    bomb.push(`${name}: &${name} [${`*${before}, `.repeat(8)}*${before}]`);
  }
  expect(readExamFile(bomb.join('\n')).manifest).toBeNull();
});

test('a proctoring rule that does not exist is found at its line', () => {
  const said = lines(`${GOOD}proctoring: { paste: warn, departures: lock }\n`);
  expect(said.join('\n')).toContain('exam.yml:8:');
  expect(said.join('\n')).toContain('departures');
  expect(lines(`${GOOD}proctoring: { departure: { do: lock, warnings: 0 } }\n`)).toEqual([]);
});
