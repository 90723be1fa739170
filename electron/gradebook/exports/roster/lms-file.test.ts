// Headers and rows as the LMSs write them: canvas-lms lib/gradebook_exporter.rb, Moodle's and Blackboard's downloads.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLmsFile } from './lms-file.ts';
import type { LmsFile } from './lms-file.ts';

function read(file: string | Uint8Array): LmsFile {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const roster = readLmsFile(bytes);
  if (!roster.ok) throw new Error(roster.error);
  return roster.value;
}
const refused = (file: string | Uint8Array) =>
  readLmsFile(typeof file === 'string' ? new TextEncoder().encode(file) : file);

test('a Canvas gradebook: its keys, its columns with their numbers, what they hold', () => {
  const { kind, columns, rows } = read(
    '\uFEFFStudent,ID,SIS User ID,SIS Login ID,Section,Midterm (4711),Essay (2) (4712),Final Score\n' +
      ',,,,,Manual Posting,,\n' +
      '    Points Possible,,,,,20,10,(read only)\n' +
      '"Núñez, Ana",901,0012,ana,Group A,17.50,EX,88\n' +
      '"Student, Test",902,,,Group A,,,\n',
  );
  expect(kind).toBe('canvas');
  expect(columns).toMatchObject([
    { title: 'Midterm', id: '4711', maxPoints: 20, header: 'Midterm (4711)' },
    { title: 'Essay (2)', id: '4712', maxPoints: 10 },
  ]);
  expect(rows).toMatchObject([{ id: '0012', login: 'ana', name: 'Núñez, Ana', line: 4 }]);
  expect(rows[0]?.cells[5]).toBe('17.50');
});

test('Canvas with family names in a column of their own, semicolons and decimal commas', () => {
  const { kind, columns, rows } = read(
    'LastName;FirstName;ID;SIS Login ID;Section;Midterm (1)\n' +
      '    Points Possible;;;;;7,5\nNúñez;Ana;901;ana;A;3,25\n',
  );
  expect(kind).toBe('canvas');
  expect(columns).toMatchObject([{ id: '1', maxPoints: 7.5 }]);
  expect(rows).toMatchObject([{ login: 'ana', name: 'Ana Núñez' }]);
});

test('in Canvas the number called ID is its own and matches nobody', () => {
  const { rows } = read('Student,ID,SIS Login ID,Section\n    Points Possible,,,\nAna,12,a,S\n');
  expect(rows[0]).toMatchObject({ id: '', login: 'a' });
});

test.each([
  [
    'English',
    'First name,Last name,ID number,Institution,Department,Email address,Quiz: Midterm (Real),Last downloaded from this course\n' +
      'Ana,Núñez,0012,,,Ana@uni.example,17.50,1763600000\n',
    'Quiz: Midterm',
  ],
  [
    'Spanish',
    'Nombre;Apellido(s);Número de ID;Institución;Departamento;Dirección de correo;Cuestionario: Parcial (Real)\n' +
      'Ana;Núñez;0012;;;Ana@uni.example;17,50\n',
    'Cuestionario: Parcial',
  ],
])('a Moodle grade export in %s', (_name, file, title) => {
  const { kind, columns, rows } = read(file);
  expect(kind).toBe('moodle');
  expect(columns.map((column) => column.title)).toEqual([title]);
  expect(rows).toMatchObject([
    { id: '0012', email: 'Ana@uni.example', name: 'Ana Núñez', line: 2 },
  ]);
});

const BLACKBOARD =
  '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Last Access"\t"Availability"\t"Midterm [Total Pts: 20 Score] |123456"\t"Total [Total Pts: up to 100 Score] |99"\r\n' +
  '"Núñez"\t"Ana"\t"ana"\t"0012"\t"2026-11-20"\t"Yes"\t"17.5"\t"40"\r\n';

test.each([
  ['UTF-8', Buffer.from(BLACKBOARD)],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${BLACKBOARD}`)],
  ['UTF-16LE with a mark', Buffer.from(`\uFEFF${BLACKBOARD}`, 'utf16le')],
  ['UTF-16LE without', Buffer.from(BLACKBOARD, 'utf16le')],
  ['UTF-16BE with a mark', Buffer.from(`\uFEFF${BLACKBOARD}`, 'utf16le').swap16()],
])('a Blackboard download in %s', (_name, bytes) => {
  const { kind, columns, rows, identity } = read(bytes);
  expect(kind).toBe('blackboard');
  expect(columns).toMatchObject([
    { title: 'Midterm', id: '123456', maxPoints: 20 },
    { title: 'Total', id: '99', maxPoints: null },
  ]);
  expect(identity).toEqual([0, 1, 2, 3, 4, 5]);
  expect(rows).toMatchObject([{ id: '0012', login: 'ana', name: 'Ana Núñez' }]);
});

test('a plain list may call its key just id', () => {
  const { kind, rows } = read('id;name;email\n0012;Ana Núñez;a@b.c\n');
  expect([kind, rows[0]]).toMatchObject([
    'plain',
    { id: '0012', name: 'Ana Núñez', email: 'a@b.c' },
  ]);
});

test('a line is counted as an editor counts, past names that have line ends in them', () => {
  const { rows } = read('id,name\n1,"A\nB"\n\n2,C\n');
  expect(rows.map(({ line }) => line)).toEqual([3, 5]);
});

test.each([
  ['nothing', '', 'empty'],
  ['no key of any student', 'name,score\nAna,1\n', 'no column'],
  ['another encoding', Buffer.from('id,name\n1,Núñez\n', 'latin1'), 'neither UTF-8'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'neither UTF-8'],
  ['a quote that never closes', 'id,name\n1,"Ana\n', 'no table'],
])('%s is refused in a sentence', (_name, file, words) => {
  expect(refused(file)).toMatchObject({ ok: false, error: expect.stringContaining(words) });
});

test('no bytes make the reader fail', () => {
  const piece = fc.constantFrom(
    ...['Student', 'ID', 'Section', 'Username', 'id', 'email', 'Points Possible', 'X (1)', '|12'],
    ...[',', ';', '\t', '"', '\n', '\r\n', '\uFEFF', 'ñ', '\0', '1,5', ' '],
  );
  const text = fc.array(piece, { maxLength: 60 }).map((parts) => Buffer.from(parts.join('')));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), text), (bytes) => {
      const roster = readLmsFile(bytes);
      if (!roster.ok) expect(roster.error).toMatch(/\.$/);
    }),
    { numRuns: 1_000 },
  );
});
