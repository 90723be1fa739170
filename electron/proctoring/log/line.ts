// One line of the station's log, as it is kept and exported: the entry's SHA-256, a space, the entry as JSON.
//
// The hash is of the JSON's bytes as they stand, so that a changed space is found as surely as a changed word. Each
// entry names the hash of the one before, so that none can be changed, taken out or moved alone. Who rewrites all that
// follows is found by the signatures: see check.ts.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { attemptIdShape, sha256Shape } from '#contract/ids.ts';

/**
 * - `opened`: the log begins; `key`: from here on another key signs. Both name the public key
 * - `started`, `stopped`: the program
 * - `attempt`: something happened to an attempt: begun, ended, time added
 * - `incident`, `statement`, `confirmed`, `released`: proctoring
 * - `staff`: a proctor's code was used, or a wrong one typed
 * - `submission`: a submission was received, with the hash of its source
 * - `lost`: so many entries could not be kept, because the disk took none for too long
 * - `checkpoint`: the station's signature over all before it
 */
export const entryKindShape = z.enum([
  'opened',
  'key',
  'started',
  'stopped',
  'attempt',
  'incident',
  'statement',
  'confirmed',
  'released',
  'staff',
  'submission',
  'lost',
  'checkpoint',
]);
export type EntryKind = z.infer<typeof entryKindShape>;

export const entryShape = z.strictObject({
  /** 1, 2, 3 … without a gap over the whole life of the station. */
  seq: z.int().min(1),
  /** The system clock. */
  atMs: z.number(),
  /** Since the program started, by a clock that nobody can set. */
  upMs: z.number(),
  kind: entryKindShape,
  attemptId: attemptIdShape.nullable(),
  body: z.record(z.string(), z.unknown()),
  /** Hash of the entry before. */
  previous: sha256Shape,
});
export type Entry = z.infer<typeof entryShape>;

export type Line = { readonly entry: Entry; readonly hash: string; readonly text: string };

/** What the first entry names as the one before. */
export const NO_HASH = '0'.repeat(64);
const HASH_CHARS = 64;
const SPACE = 0x20;

export function writeLine(entry: Entry): Line {
  const json = JSON.stringify(entry);
  const hash = sha256(json);
  return { entry, hash, text: `${hash} ${json}` };
}

/** What is sent of an entry that its reader has no business with: the hash of what stands there. */
export const withheldLine = (text: string): string => sha256(text.slice(HASH_CHARS + 1));
export const isWithheld = (line: string): boolean => /^[0-9a-f]{64}$/.test(line);

export type ReadLine =
  | { readonly kind: 'whole'; readonly entry: Entry; readonly hash: string }
  /** The bytes are not those that were hashed. */
  | { readonly kind: 'changed' }
  /** They are, but nobody of ours wrote them. */
  | { readonly kind: 'foreign' };

/** @param bytes one line, without its line end */
export function readLine(bytes: Uint8Array): ReadLine {
  if (bytes[HASH_CHARS] !== SPACE) return { kind: 'changed' };
  const json = bytes.subarray(HASH_CHARS + 1);
  const hash = sha256(json);
  if (!startsWith(bytes, hash)) return { kind: 'changed' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(json);
    const entry = entryShape.safeParse(JSON.parse(text));
    return entry.success ? { kind: 'whole', entry: entry.data, hash } : { kind: 'foreign' };
  } catch {
    // Neither UTF-8 nor JSON.
    return { kind: 'foreign' };
  }
}

function startsWith(bytes: Uint8Array, ascii: string): boolean {
  for (let place = 0; place < ascii.length; place += 1)
    if (bytes[place] !== ascii.charCodeAt(place)) return false;
  return true;
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
