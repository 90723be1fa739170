import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CODE_PURPOSES, codeFor, isCodeFor, newRequest, newStartCode } from './codes.ts';
import type { CodeSubject } from './codes.ts';

const KEY = new Uint8Array(32).fill(1);
const subject: CodeSubject = {
  purpose: 'add-time',
  examId: 'parcial-1',
  request: 'K7M-QPA',
  minutes: 10,
};

test('a code stays what it is: a sheet that was printed goes on working', () => {
  expect(codeFor(KEY, subject)).toBe(codeFor(KEY, { ...subject }));
  expect(codeFor(KEY, subject)).toMatch(/^[ACDEFGHJKPQRTWXY34679]{5}-[ACDEFGHJKPQRTWXY34679]{5}$/);
});

test.each([
  ['another purpose', { ...subject, purpose: 'unlock' as const }],
  ['another exam', { ...subject, examId: 'parcial-2' }],
  ['another request', { ...subject, request: 'K7M-QPC' }],
  ['other minutes', { ...subject, minutes: 11 }],
])('a code is good for nothing else: %s', (_name, other) => {
  expect(isCodeFor(KEY, other, codeFor(KEY, subject))).toBe(false);
});

test('another key makes other codes', () => {
  const other = new Uint8Array(32).fill(2);
  expect(isCodeFor(other, subject, codeFor(KEY, subject))).toBe(false);
});

test('spaces, dashes and small letters do not matter, whatever else is typed is wrong and never throws', () => {
  const code = codeFor(KEY, subject);
  expect(isCodeFor(KEY, subject, ` ${code.toLowerCase().replace('-', ' ')} `)).toBe(true);
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const bare = typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
      expect(isCodeFor(KEY, subject, typed)).toBe(bare === code.replace('-', ''));
    }),
  );
});

test('no two subjects share a code', () => {
  const codes = CODE_PURPOSES.flatMap((purpose) =>
    Array.from({ length: 200 }, (_none, minutes) => codeFor(KEY, { ...subject, purpose, minutes })),
  );
  expect(new Set(codes).size).toBe(codes.length);
});

test('requests and start codes have the length and the signs that people can read aloud', () => {
  expect(newRequest(new Uint8Array(16).fill(200))).toMatch(/^[A-Z0-9]{3}-[A-Z0-9]{3}$/);
  expect(newStartCode(new Uint8Array(32).fill(77))).toMatch(/^([A-Z0-9]{4}-){3}[A-Z0-9]{4}$/);
});

test('a key of another length is a bug, not a weak key', () => {
  expect(() => codeFor(new Uint8Array(8), subject)).toThrow('32 bytes');
});
