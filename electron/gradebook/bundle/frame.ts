// The outside of what leaves a station: two readable, signed lines, the signature, and the age file.
//
//   invigil-bundle 1
//   {"station":…,"examId":…,…}      the head, one line of JSON
//   <base64 of an Ed25519 signature over the two lines above, line ends included, by the key that the head names>
//   <age file, binary>
//
// The head carries length and SHA-256 of the encrypted part, so the signature covers every byte. It proves that all of it
// comes from one key; whether that key is a station of ours is for the reader to know.
import { createHash, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { KIB, MIB } from '#contract/limits.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { readPublicKey } from '../../station/keys.ts';

export const SEALED_MAX_BYTES = 8 * MIB;
/** The readable lines are short; a file without line ends is not searched for them to its end. */
const LINES_MAX_BYTES = 8 * KIB;
const VERSION = 1;

/**
 * - `not-sealed`: another kind of file; `wrong-version`: of a later Invigil; `too-large`: nothing of ours is
 * - `damaged`: cut short; `altered`: the bytes are not those that were signed
 * - `not-for-us`: encrypted to others
 * - `unreadable`: what was signed and encrypted is not what such a file holds
 */
export type SealedRefused = {
  readonly kind: 'sealed-refused';
  readonly reason:
    | 'not-sealed'
    | 'wrong-version'
    | 'too-large'
    | 'damaged'
    | 'altered'
    | 'not-for-us'
    | 'unreadable';
  /** One sentence for staff. */
  readonly detail: string;
};

export type FrameName = 'invigil-bundle' | 'invigil-beat';

/** What every head says of the part that follows. */
type Contents = {
  readonly encryption: 'age-x25519';
  readonly bytes: number;
  readonly sha256: string;
};

type AnyHead = { readonly station: { readonly publicKey: string }; readonly contents: Contents };

export type Frame<Head> = { readonly head: Head; readonly encrypted: Uint8Array };

export const contentsOf = (encrypted: Uint8Array): Contents => ({
  encryption: 'age-x25519',
  bytes: encrypted.byteLength,
  sha256: sha256(encrypted),
});

/** @param sign the Ed25519 signature in base64, by the key that the head names */
export function writeFrame(
  name: FrameName,
  head: AnyHead,
  encrypted: Uint8Array,
  sign: (message: Uint8Array) => string,
): Uint8Array {
  const signed = Buffer.from(`${name} ${VERSION}\n${JSON.stringify(head)}\n`);
  return Buffer.concat([signed, Buffer.from(`${sign(signed)}\n`), encrypted]);
}

/**
 * Reads and checks all of the outside. What it answers is what the key in the head signed, byte for byte.
 *
 * @param readHead null where the text is no such head
 */
export function readFrame<Head extends AnyHead>(
  name: FrameName,
  bytes: Uint8Array,
  readHead: (text: string) => Head | null,
): Result<Frame<Head>, SealedRefused> {
  if (bytes.byteLength > SEALED_MAX_BYTES)
    return refuse('too-large', `The file has ${bytes.byteLength} bytes; none of ours does.`);
  const [first, headLine, signatureLine] = firstLines(bytes);
  const [found, version] = (first?.text ?? '').split(' ');
  if (found !== name) return refuse('not-sealed', `The file does not begin with "${name}".`);
  if (first?.text !== `${name} ${VERSION}`)
    return refuse('wrong-version', `The file has version ${version}; this program reads 1.`);
  if (headLine === undefined || signatureLine === undefined)
    return refuse('damaged', 'The file ends before its contents.');
  const head = readHead(headLine.text);
  if (head === null) return refuse('damaged', 'The head of the file cannot be read.');
  const signed = bytes.subarray(0, headLine.end);
  if (!isSignedBy(head.station.publicKey, signed, signatureLine.text))
    return refuse('altered', 'The head was changed after the station signed it.');
  const encrypted = bytes.subarray(signatureLine.end);
  if (encrypted.byteLength < head.contents.bytes)
    return refuse('damaged', 'The file is cut short: copy it again.');
  if (encrypted.byteLength !== head.contents.bytes || sha256(encrypted) !== head.contents.sha256)
    return refuse('altered', 'The contents were changed after the station signed them.');
  return ok({ head, encrypted });
}

export const refuse = (
  reason: SealedRefused['reason'],
  detail: string,
): Result<never, SealedRefused> => fail({ kind: 'sealed-refused', reason, detail });

/** Node reads base64 leniently; only the one way of writing key and signature is taken, so that no byte is free. */
function isSignedBy(publicKey: string, signed: Uint8Array, written: string): boolean {
  const key = keyWritten(publicKey);
  const signature = Buffer.from(written, 'base64');
  return (
    key !== null && signature.toString('base64') === written && verify(null, signed, key, signature)
  );
}

// Files of one station come one after the other, and reading its key costs as much as a signature's check.
let lastRead: { readonly publicKey: string; readonly key: KeyObject } | null = null;

function keyWritten(publicKey: string): KeyObject | null {
  if (lastRead?.publicKey === publicKey) return lastRead.key;
  const key = readPublicKey(publicKey);
  if (key === null) return null;
  if (key.export({ format: 'der', type: 'spki' }).toString('base64') !== publicKey) return null;
  lastRead = { publicKey, key };
  return key;
}

type Line = { readonly text: string; readonly end: number };

function firstLines(bytes: Uint8Array): Line[] {
  const lines: Line[] = [];
  const start = bytes.subarray(0, LINES_MAX_BYTES);
  for (let from = 0; lines.length < 3;) {
    const end = start.indexOf(10, from);
    if (end === -1) break;
    lines.push({ text: Buffer.from(start.subarray(from, end)).toString('utf8'), end: end + 1 });
    from = end + 1;
  }
  return lines;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
