import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleStudent } from '../../../testing/sample-grades.ts';
import type { LmsRow } from './lms-file.ts';
import { matchRoster } from './match.ts';
import { namesAgree } from './names.ts';

const row = (line: number, over: Partial<LmsRow>): LmsRow => ({
  ...{ line, id: '', login: '', email: '', name: '', cells: [] },
  ...over,
});
const ana = sampleStudent('0012', 'Ana Núñez');
const bo = sampleStudent('bo@uni.example', 'Bo Li');

test.each([
  ['id', row(2, { id: '0012' })],
  ['login', row(2, { login: '0012' })],
  ['email', row(2, { email: '0012@uni.example' })],
  ['an email where the login stands', row(2, { login: '0012@UNI.example' })],
  ['an id with stray spaces', row(2, { id: ' 0012 ' })],
])('a student is found by %s', (_name, found) => {
  expect(matchRoster([ana], [found])).toMatchObject({
    certain: [{ row: found, student: ana }],
    troubles: [],
  });
});

test('case and composed letters say nothing', () => {
  const zoe = sampleStudent('Zoë', 'Zoë');
  expect(matchRoster([zoe], [row(2, { login: 'ZOE\u0308' })]).certain).toHaveLength(1);
});

test('an id that is an address is found among the addresses', () => {
  expect(matchRoster([bo], [row(2, { email: 'Bo@Uni.Example' })]).certain).toHaveLength(1);
});

test('id goes before login before email, and a key that points elsewhere is a doubt', () => {
  const rows = [row(2, { login: '0012' }), row(3, { id: '0012' })];
  const { certain, doubtful, troubles } = matchRoster([ana], rows);
  expect([certain, doubtful[0]?.row.line]).toEqual([[], 3]);
  expect(troubles[0]).toMatchObject({
    kind: 'doubtful',
    why: 'By id it is line 3, by login line 2.',
  });
});

test('nobody is matched by name alone', () => {
  const { certain, troubles } = matchRoster([ana], [row(2, { id: '9', name: 'Ana Núñez' })]);
  expect(certain).toEqual([]);
  expect(troubles.map(({ kind, studentId, line }) => [kind, studentId, line])).toEqual([
    ['unmatched', '0012', null],
    ['unmatched', null, 2],
  ]);
});

test('another name under the same key is doubtful', () => {
  const { doubtful, troubles } = matchRoster([ana], [row(2, { id: '0012', name: 'Bo Li' })]);
  expect(doubtful).toHaveLength(1);
  expect(troubles).toMatchObject([{ kind: 'doubtful', why: 'Line 2 calls this student "Bo Li".' }]);
});

test('a key that is there twice is nobody’s', () => {
  const { certain, troubles } = matchRoster(
    [ana],
    [row(2, { id: '0012' }), row(3, { id: '0012' })],
  );
  expect(certain).toEqual([]);
  expect(troubles.map(({ kind }) => kind)).toEqual(['duplicate', 'duplicate', 'duplicate']);
});

test('two students who fit one row get neither', () => {
  const twin = sampleStudent('x', 'Ana Núñez', [1, 1], { email: '0012@uni.example' });
  const { certain, troubles } = matchRoster([ana, twin], [row(2, { email: '0012@uni.example' })]);
  expect(certain).toEqual([]);
  expect(troubles.map(({ kind }) => kind)).toEqual(['duplicate', 'duplicate']);
});

test('zeros that a spreadsheet ate are pointed at and not guessed', () => {
  const { certain, troubles } = matchRoster([ana], [row(2, { id: '12' })]);
  expect(certain).toEqual([]);
  expect(troubles[0]?.why).toContain('line 2 has 12');
});

test.each([
  ['Ana Núñez', 'NUÑEZ LÓPEZ, ANA', true],
  ['Ana Núñez', 'Ana', true],
  ['Ana Núñez', '', true],
  ['山田太郎', '太郎山田', true],
  ['Ana Núñez', 'Ana Pérez', false],
  ['Ana Núñez', 'Bo Li', false],
])('%s and %s: the same %s', (one, other, same) => {
  expect([namesAgree(one, other), namesAgree(other, one)]).toEqual([same, same]);
});

test('no row is given to two students, and everything that is not certain is told', () => {
  const key = fc.constantFrom('', 'a', 'A', 'b', '01', '1', 'a@x.y');
  const rows = fc
    .array(fc.record({ id: key, login: key, email: key, name: fc.constantFrom('', 'Ana', 'Bo') }))
    .map((all) => all.map((over, index) => row(index + 2, over)));
  const ids = fc.uniqueArray(fc.constantFrom('a', 'b', '01', '1', 'c'), { minLength: 1 });
  fc.assert(
    fc.property(ids, rows, (given, lms) => {
      const students = given.map((id) => sampleStudent(id, 'Ana', [1, 1], { email: 'a@x.y' }));
      const { certain, doubtful, troubles } = matchRoster(students, lms);
      const used = [...certain, ...doubtful].map((pair) => pair.row.line);
      expect(new Set(used).size).toBe(used.length);
      const told = troubles.flatMap(({ studentId }) => studentId ?? []);
      const sure = certain.map(({ student }) => student.id);
      expect([...told, ...sure].toSorted()).toEqual([...given].toSorted());
      const lines = new Set([...used, ...troubles.flatMap(({ line }) => line ?? [])]);
      expect(lines.size).toBe(lms.length);
    }),
  );
});
