// The outside of an exam package: three readable lines, then the encrypted contents.
//
//   invigil-exam 1
//   {"id":…,"title":…,…}            the header, one line of JSON
//   <base64 of an Ed25519 signature over the two lines above, line ends included>
//   <age file, binary>
//
// The header carries length and SHA-256 of the encrypted part, so the signature covers every byte. Any text viewer
// shows the first lines; nothing in them helps anybody to solve the exam.
import { createHash, sign, verify } from 'node:crypto';
import { z } from 'zod';
import type { PackageRefused } from '#contract/exam.ts';
import { examIdShape, sha256Shape } from '#contract/ids.ts';
import { localizedTextShape } from '#contract/language.ts';
import { KIB, MIB } from '#contract/limits.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { publicKeyOf, readPublicKey } from './keys.ts';
import type { Signer } from './keys.ts';

const NAME = 'invigil-exam';
const VERSION = 1;
export const PACKAGE_MAX_BYTES = 64 * MIB;
/** The readable lines are short; a file without line ends is not searched for them to its end. */
const LINES_MAX_BYTES = 64 * KIB;

export const headerShape = z.strictObject({
  id: examIdShape,
  title: localizedTextShape,
  createdAtMs: z.number(),
  opensAtMs: z.number().nullable(),
  closesAtMs: z.number().nullable(),
  problems: z.int().min(1),
  students: z.int().min(1),
  signer: z.strictObject({ name: z.string().max(200), publicKey: z.string().max(200) }),
  contents: z.strictObject({
    encryption: z.literal('age-scrypt'),
    bytes: z.int().min(1),
    sha256: sha256Shape,
  }),
  madeWith: z.string().max(100),
});
export type Header = z.infer<typeof headerShape>;

export type Frame = { readonly header: Header; readonly encrypted: Uint8Array };

export function sealFrame(
  about: Omit<Header, 'signer' | 'contents'>,
  encrypted: Uint8Array,
  signer: Signer,
): Uint8Array {
  const header: Header = {
    ...about,
    signer: { name: signer.name, publicKey: publicKeyOf(signer) },
    contents: { encryption: 'age-scrypt', bytes: encrypted.byteLength, sha256: sha256(encrypted) },
  };
  const signed = Buffer.from(`${NAME} ${VERSION}\n${JSON.stringify(headerShape.parse(header))}\n`);
  const signature = sign(null, signed, signer.privateKey).toString('base64');
  return Buffer.concat([signed, Buffer.from(`${signature}\n`), encrypted]);
}

/** Reads and checks all of the outside. What it answers is what the signer wrote, byte for byte. */
export function readFrame(bytes: Uint8Array): Result<Frame, PackageRefused> {
  if (bytes.byteLength > PACKAGE_MAX_BYTES)
    return refuse('too-large', `The file has ${bytes.byteLength} bytes; no exam package does.`);
  const lines = firstLines(bytes);
  const [name, version] = (lines[0]?.text ?? '').split(' ');
  if (name !== NAME) return refuse('not-a-package', 'The file is not an exam package.');
  if (version !== String(VERSION))
    return refuse('wrong-version', `The package has version ${version}; this program reads 1.`);
  const [, headerLine, signatureLine] = lines;
  if (headerLine === undefined || signatureLine === undefined)
    return refuse('damaged', 'The package ends before its contents.');
  const header = readHeader(headerLine.text);
  if (header === null) return refuse('damaged', 'The header of the package cannot be read.');
  const key = readPublicKey(header.signer.publicKey);
  const signed = bytes.subarray(0, headerLine.end);
  const signature = Buffer.from(signatureLine.text, 'base64');
  // Node reads base64 leniently; only the one way of writing a signature is taken, so no byte of the file is free.
  const plain = signature.toString('base64') === signatureLine.text;
  if (!key.ok || !plain || !verify(null, signed, key.value, signature))
    return refuse('altered', 'The header was changed after it was signed.');
  const encrypted = bytes.subarray(signatureLine.end);
  if (encrypted.byteLength < header.contents.bytes)
    return refuse('damaged', 'The package is cut short: copy it again.');
  if (
    encrypted.byteLength !== header.contents.bytes ||
    sha256(encrypted) !== header.contents.sha256
  )
    return refuse('altered', 'The contents were changed after they were signed.');
  return ok({ header, encrypted });
}

export const refuse = (
  reason: PackageRefused['reason'],
  detail: string,
): Result<never, PackageRefused> => fail({ kind: 'package-refused', reason, detail });

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

function readHeader(text: string): Header | null {
  try {
    return headerShape.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
