import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { MINUTE_MS } from '#contract/limits.ts';
import { findingLine } from './finding.ts';
import { readRosterFile } from './roster-file.ts';

const dyslexia = { extraPercent: 25, extraMinutes: 0, breakMinutes: 5, proctoring: {} };
const read = (text: string | Uint8Array) =>
  readRosterFile(typeof text === 'string' ? new TextEncoder().encode(text) : text, { dyslexia });
const lines = (text: string | Uint8Array) => read(text).findings.map(findingLine);

test('a list as a spreadsheet saves it is read: mark, semicolons, decimal comma, CRLF', () => {
  const { students, findings } = read(
    '\uFEFFID;Name;Group;extra_percent;accommodations\r\n' +
      'a1;"Núñez; Ana";A;12,5;dyslexia\r\na2;Bo;A;;\r\n',
  );
  expect(findings).toEqual([]);
  expect(students).toMatchObject([
    { id: 'a1', name: 'Núñez; Ana', extraPercent: 37.5, breakMs: 5 * MINUTE_MS },
    { id: 'a2', name: 'Bo', extraPercent: 0, extraMs: 0, accommodations: [] },
  ]);
});

test('everything wrong is said at once, each at its line', () => {
  const list =
    'id,name,email,seat,extra_minutes,accommodations\n' +
    'a1,Ana,ana@uni.example,S1,10,\n' +
    '\n' +
    'a 2,Bo,not-an-address,S2,-5,\n' +
    'a1,,c@uni.example,S1,,flying\n';
  expect(lines(list)).toEqual([
    'roster.csv:4: error: id: "a 2" is not letters, digits and . _ @ - (at most 64, no spaces).',
    'roster.csv:4: error: email: "not-an-address" is not an address.',
    'roster.csv:4: error: extra_minutes: "-5" is not a number from 0 to 1440.',
    'roster.csv:5: error: name: missing.',
    'roster.csv:5: error: accommodations: exam.yml knows no "flying".',
    'roster.csv:5: error: id: "a1" is on line 2 too.',
    'roster.csv:5: warning: seat: "S1" is on line 2 too, in the same group.',
  ]);
});

test.each([
  [
    'an unknown column',
    'id,name,colour\na,b,c\n',
    'roster.csv:1: error: There is no column "colour"',
  ],
  ['a missing column', 'id\na\n', 'roster.csv:1: error: The column "name" is missing.'],
  [
    'a column twice',
    'id,name,name\na,b,c\n',
    'roster.csv:1: error: The column "name" is there twice.',
  ],
  ['an empty file', '', 'roster.csv:1: error: The list is empty.'],
  ['a header alone', 'id,name\n', 'roster.csv:1: error: The list has no students.'],
  ['an open quote', 'id,name\na,"b\n', 'roster.csv:'],
  ['a line break in a name', 'id,name\na,"b\nc"\n', 'roster.csv:3: error: name: a line break'],
])('%s is found', (_name, text, line) => {
  expect(lines(text).join('\n')).toContain(line);
});

test('a list saved in another encoding is named as such, at its line', () => {
  const latin1 = Buffer.from('id,name\na1,Ana\na2,Nu\u00f1ez\n', 'latin1');
  expect(lines(new Uint8Array(latin1))).toEqual([
    'roster.csv:3: error: This is not UTF-8. Save the list as "CSV UTF-8".',
  ]);
});

test('no bytes make the reader fail, and students it answers without a finding are whole', () => {
  const piece = fc.constantFrom(
    'id',
    'name',
    ',',
    ';',
    '\t',
    '"',
    '\n',
    '\r\n',
    'extra_percent',
    '1e9',
    '=1+1',
    '\uFEFF',
    'ñ',
    '\u0000',
    '-1',
    'a1',
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.array(piece, { maxLength: 60 }).map((parts) => new TextEncoder().encode(parts.join(''))),
    fc
      .array(piece, { maxLength: 40 })
      .map((parts) => new TextEncoder().encode(`id,name\n${parts.join('')}`)),
  );
  fc.assert(
    fc.property(bytes, (file) => {
      const { students, findings } = read(file);
      if (findings.length > 0) return;
      expect(students.length).toBeGreaterThan(0);
      expect(new Set(students.map((one) => one.id)).size).toBe(students.length);
      for (const one of students) expect(one.extraPercent).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 2_000 },
  );
});
