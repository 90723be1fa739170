// Reads an exported log and names everything in it that is not as the station wrote it, and where.
//
// Theory of operation. Line by line: the line's hash (changed), its number (removed, moved, repeated), the hash of the
// one before (rewritten), the station's signatures (rewritten from some point on, by somebody without the key). The
// last line, which only an export has, says how many entries there are and is signed, so that an end that was cut off
// is missed. A log that was cut and then exported again by the station itself would pass; the heads on receipts and in
// bundles that left the station before are what finds that.
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { sha256Shape } from '#contract/ids.ts';
import { readPublicKey } from '../../station/keys.ts';
import { NO_HASH, readLine } from './line.ts';
import type { Entry } from './line.ts';
import { checkpointMessage, endMessage, isSigned } from './signing.ts';

export type FindingKind =
  | 'changed'
  | 'removed'
  | 'moved'
  | 'repeated'
  | 'rewritten'
  | 'wrong-signature'
  | 'key-changed'
  | 'truncated'
  | 'after-the-end';

export type Finding = {
  readonly kind: FindingKind;
  /** 1-based line of the file. */
  readonly line: number;
  /** Number of the entry, as far as it can be known. */
  readonly seq: number;
  readonly sentence: string;
};

export type Check = {
  /** The key that must have signed; null until the log names its own. */
  readonly key: KeyObject | null;
  readonly line: number;
  readonly seq: number;
  /** Null after a line that cannot be read: what the next one names is then taken as it is. */
  readonly hash: string | null;
  readonly missing: ReadonlySet<number>;
  readonly findings: readonly Finding[];
  readonly ended: boolean;
};

export const LAST_LINE = 'end ';

const endShape = z.strictObject({
  entries: z.int().min(0),
  head: sha256Shape,
  exportedAtMs: z.number(),
  signature: z.base64(),
});
export type LogEnd = z.infer<typeof endShape>;

/** @param key the station's key as staff know it; null believes the one that the log names itself */
export const startCheck = (key: KeyObject | null): Check => ({
  key,
  line: 0,
  seq: 0,
  hash: NO_HASH,
  missing: new Set(),
  findings: [],
  ended: false,
});

/** @param bytes the next line, without its line end */
export function checkLine(before: Check, bytes: Uint8Array): Check {
  const check = { ...before, line: before.line + 1 };
  if (check.ended)
    return found(check, 'after-the-end', check.seq, 'Something follows the end of the log.');
  if (isLastLine(bytes)) return checkEnd(check, bytes);
  const read = readLine(bytes);
  const seq = check.seq + 1;
  if (read.kind === 'whole') return checkEntry(check, read.entry, read.hash);
  const sentence =
    read.kind === 'changed'
      ? `Entry ${seq} was changed: it is not what its hash is of.`
      : `Entry ${seq} was written by something else.`;
  return found({ ...check, seq, hash: null }, 'changed', seq, sentence);
}

/** An entry that was not shown, of which only the hash came: it takes its place in the chain. */
export const passWithheld = (before: Check, hash: string): Check => ({
  ...before,
  line: before.line + 1,
  seq: before.seq + 1,
  hash,
});

/** Call it after the last line. */
export function endCheck(check: Check): Check {
  if (check.ended) return check;
  const sentence = `The log has no end: what followed entry ${check.seq} was cut off.`;
  return found({ ...check, line: check.line + 1 }, 'truncated', check.seq, sentence);
}

/** The whole file at once. */
export function checkLog(file: Uint8Array, key: KeyObject | null): Check {
  let check = startCheck(key);
  let from = 0;
  for (;;) {
    const end = file.indexOf(LINE_FEED, from);
    if (end === -1) break;
    check = checkLine(check, file.subarray(from, end));
    from = end + 1;
  }
  // A last line without its line end is not whole.
  if (from < file.byteLength) check = cutShort(check);
  return endCheck(check);
}

const LINE_FEED = 0x0a;

function cutShort(check: Check): Check {
  const line = check.line + 1;
  const sentence = 'The last line was cut short.';
  return { ...found({ ...check, line }, 'truncated', check.seq, sentence), ended: true };
}

function checkEntry(check: Check, entry: Entry, hash: string): Check {
  const expected = check.seq + 1;
  if (entry.seq < expected) return checkStray(check, entry);
  const next = { ...check, seq: entry.seq, hash };
  if (entry.seq > expected) {
    const missing = new Set(check.missing);
    for (let seq = expected; seq < entry.seq && missing.size < MISSING_MAX; seq += 1)
      missing.add(seq);
    const which = gapWords(expected, entry.seq - 1);
    return checkSigned(
      found({ ...next, missing }, 'removed', expected, `${which} missing.`),
      entry,
      null,
    );
  }
  if (check.hash !== null && entry.previous !== check.hash) {
    const sentence = `Entry ${entry.seq} does not follow from the one before: one of them was rewritten.`;
    return checkSigned(found(next, 'rewritten', entry.seq, sentence), entry, check.hash);
  }
  return checkSigned(next, entry, check.hash);
}

/** Of gaps wider than this the single entries are not followed up. */
const MISSING_MAX = 100_000;
const gapWords = (first: number, last: number) =>
  first === last ? `Entry ${first} is` : `Entries ${first} to ${last} are`;

/** An entry whose turn is over: it was missed before, or it is here a second time. */
function checkStray(check: Check, { seq }: Entry): Check {
  if (!check.missing.has(seq))
    return found(check, 'repeated', seq, `Entry ${seq} is here a second time.`);
  const missing = new Set(check.missing);
  missing.delete(seq);
  // What was thought removed was only moved.
  const findings = check.findings.filter((one) => one.kind !== 'removed' || one.seq !== seq);
  return found({ ...check, missing, findings }, 'moved', seq, `Entry ${seq} is not in its place.`);
}

const signedShape = z.object({ signature: z.base64() });
const keyedShape = z.object({ publicKey: z.string() });

function checkSigned(check: Check, entry: Entry, before: string | null): Check {
  if (entry.kind === 'opened' || entry.kind === 'key') return checkKey(check, entry);
  if (entry.kind !== 'checkpoint') return check;
  const body = signedShape.safeParse(entry.body);
  const head = { seq: entry.seq - 1, hash: before ?? entry.previous };
  const good =
    body.success &&
    check.key !== null &&
    isSigned(checkpointMessage(head), body.data.signature, check.key);
  if (good) return check;
  const sentence = `The signature at entry ${entry.seq} is not the station's: something before it was rewritten.`;
  return found(check, 'wrong-signature', entry.seq, sentence);
}

/** The first entry names the station's key. One that comes later would let anybody sign the rest. */
function checkKey(check: Check, entry: Entry): Check {
  const body = keyedShape.safeParse(entry.body);
  const named = body.success ? readPublicKey(body.data.publicKey) : null;
  if (named !== null && check.key === null && entry.kind === 'opened')
    return { ...check, key: named };
  if (named !== null && check.key?.equals(named) === true) return check;
  const sentence = `Entry ${entry.seq} names another key than the station's.`;
  return found(check, 'key-changed', entry.seq, sentence);
}

function isLastLine(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, LAST_LINE.length)).toString('latin1') === LAST_LINE;
}

function checkEnd(check: Check, bytes: Uint8Array): Check {
  const ended = { ...check, ended: true };
  const end = readEnd(bytes);
  if (end === null)
    return found(ended, 'truncated', check.seq, 'The end of the log cannot be read.');
  if (end.entries !== check.seq || (check.hash !== null && end.head !== check.hash)) {
    const sentence = `The log ends at entry ${check.seq}, and its signed end names entry ${end.entries}.`;
    return found(ended, 'truncated', check.seq, sentence);
  }
  const message = endMessage({ seq: end.entries, hash: end.head }, end.exportedAtMs);
  if (check.key !== null && isSigned(message, end.signature, check.key)) return ended;
  const sentence = "The signature at the end is not the station's.";
  return found(ended, 'wrong-signature', check.seq, sentence);
}

function readEnd(bytes: Uint8Array): LogEnd | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const end = endShape.safeParse(JSON.parse(text.slice(LAST_LINE.length)));
    // Written in one way only, so that no byte of it can differ.
    return end.success && writeEnd(end.data) === text ? end.data : null;
  } catch {
    return null;
  }
}

export const writeEnd = ({ entries, head, exportedAtMs, signature }: LogEnd) =>
  `${LAST_LINE}${JSON.stringify({ entries, head, exportedAtMs, signature })}`;

const found = (check: Check, kind: FindingKind, seq: number, sentence: string): Check => ({
  ...check,
  findings: [...check.findings, { kind, line: check.line, seq, sentence }],
});
