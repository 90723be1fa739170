// One-time codes that a proctor makes away from the station, with nothing but the exam's proctor key.
//
// The station shows a request, fresh for each occasion; the proctor's tool answers with a code that is good for that
// request, that purpose and that exam alone. No network, and nothing on the station that a student could read ahead:
// the key is inside the exam package, which lies encrypted until the exam is open.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a code allows. The purpose is part of the code: one made to add time unlocks nothing. */
export type CodePurpose =
  | 'second-attempt'
  | 'other-station'
  | 'add-time'
  | 'end-attempt'
  | 'return-to-start'
  | 'unlock'
  | 'panel'
  | 'leave';

export const CODE_PURPOSES: readonly CodePurpose[] = [
  'second-attempt',
  'other-station',
  'add-time',
  'end-attempt',
  'return-to-start',
  'unlock',
  'panel',
  'leave',
];

export type CodeSubject = {
  readonly purpose: CodePurpose;
  readonly examId: string;
  /** As the station shows it. */
  readonly request: string;
  /** Minutes, where the purpose is to add time; 0 elsewhere. */
  readonly minutes: number;
};

/**
 * Requests that no station shows: a code for one of them is written on the board, and each student of the room may
 * type it once. Time for all is given so where no network reaches the stations; the next time takes the next number.
 */
export const ROOM_REQUESTS: readonly string[] = Array.from(
  { length: 20 },
  (_none, index) => `ROOM${index + 1}`,
);

export const PROCTOR_KEY_BYTES = 32;
// No letter or digit that is taken for another, read or heard: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V, M N.
const ALPHABET = 'ACDEFGHJKPQRTWXY34679';
/** 44 bits, behind a station that makes guessers wait. */
const CODE_CHARS = 10;
/** Long enough that no request comes twice in a room; short enough to read aloud. */
const REQUEST_CHARS = 6;

/** The code for one occasion, such as `K7QXA-3DHAT`. */
export function codeFor(key: Uint8Array, subject: CodeSubject): string {
  if (key.byteLength !== PROCTOR_KEY_BYTES) throw new Error('a proctor key has 32 bytes');
  const { purpose, examId, minutes } = subject;
  const message = ['invigil-code-1', purpose, examId, bare(subject.request), String(minutes)];
  const digest = createHmac('sha256', key).update(message.join('\n')).digest('hex');
  const code = spell(BigInt(`0x${digest}`), CODE_CHARS);
  return `${code.slice(0, CODE_CHARS / 2)}-${code.slice(CODE_CHARS / 2)}`;
}

/** Is this what the proctor's tool answers? Spaces, dashes and small letters do not matter. */
export function isCodeFor(key: Uint8Array, subject: CodeSubject, typed: string): boolean {
  const expected = Buffer.from(bare(codeFor(key, subject)));
  const given = Buffer.from(bare(typed));
  return given.byteLength === expected.byteLength && timingSafeEqual(given, expected);
}

/** A request to show, such as `K7M-QPA`. @param random bytes from a generator for secrets, at least 8 */
export function newRequest(random: Uint8Array): string {
  const request = spell(BigInt(`0x${Buffer.from(random).toString('hex')}`), REQUEST_CHARS);
  return `${request.slice(0, REQUEST_CHARS / 2)}-${request.slice(REQUEST_CHARS / 2)}`;
}

/** A start code that is easy to read aloud and hard to guess: 16 signs, 70 bits. */
export function newStartCode(random: Uint8Array): string {
  const code = spell(BigInt(`0x${Buffer.from(random).toString('hex')}`), 16);
  return code.replaceAll(/(.{4})(?!$)/g, '$1-');
}

/** What is compared of a typed code: its letters and digits, as capitals. */
export const bare = (typed: string) => typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

function spell(number: bigint, chars: number): string {
  const base = BigInt(ALPHABET.length);
  let rest = number;
  let text = '';
  for (let place = 0; place < chars; place += 1) {
    text += ALPHABET.charAt(Number(rest % base));
    rest /= base;
  }
  return text;
}
