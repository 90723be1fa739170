// Makes and opens exam packages. The encryption is age's own, with the start code as its passphrase.
import { Decrypter, Encrypter } from 'age-encryption';
import { z } from 'zod';
import type { PackageRefused } from '#contract/exam.ts';
import { KIB } from '#contract/limits.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { bare } from '../../proctoring/codes.ts';
import { contentsShape } from './contents.ts';
import type { Contents } from './contents.ts';
import { readFrame, refuse, sealFrame } from './frame.ts';
import type { Frame } from './frame.ts';
import type { Signer } from './keys.ts';

/**
 * log2 of scrypt's N: about 1.2 s for one try on a two-core lab machine, 256 MiB of memory. It is what makes each guess
 * at a stolen file dear; the wait after five wrong codes only guards the screen.
 */
export const WORK_FACTOR = 18;
/** A package that asks for more is refused before the work is begun: it could hold the station for minutes. */
const WORK_FACTOR_MAX = 18;
export const START_CODE_MIN_CHARS = 8;

export type Sealing = {
  readonly contents: Contents;
  readonly startCode: string;
  readonly signer: Signer;
  readonly createdAtMs: number;
  readonly madeWith: string;
  /** Lower in tests only. */
  readonly workFactor?: number;
};

export async function sealPackage(sealing: Sealing): Promise<Uint8Array> {
  const { contents, signer, createdAtMs, madeWith } = sealing;
  const { manifest } = contents;
  const encrypter = new Encrypter();
  encrypter.setPassphrase(bare(sealing.startCode));
  encrypter.setScryptWorkFactor(sealing.workFactor ?? WORK_FACTOR);
  const encrypted = await encrypter.encrypt(JSON.stringify(contentsShape.parse(contents)));
  const { opens, closes } = manifest.window;
  const about = {
    id: manifest.id,
    title: manifest.title,
    createdAtMs,
    opensAtMs: opens === undefined ? null : Date.parse(opens),
    closesAtMs: closes === undefined ? null : Date.parse(closes),
    problems: contents.problems.length,
    students: contents.roster.length,
    madeWith,
  };
  return sealFrame(about, encrypted, signer);
}

export type DecryptFault = PackageRefused | { readonly kind: 'wrong-code' };

/** Opens the contents of a frame that was checked. All or nothing: there is no half-opened exam. */
export async function decryptFrame(
  { encrypted, header }: Frame,
  startCode: string,
): Promise<Result<Contents, DecryptFault>> {
  const workFactor = workFactorOf(encrypted);
  if (workFactor === null)
    return refuse('unreadable', 'The contents are not encrypted with a code.');
  if (workFactor > WORK_FACTOR_MAX)
    return refuse('unreadable', 'The contents ask for more work than any exam package needs.');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(bare(startCode));
  const text = await decrypter.decrypt(encrypted, 'text').catch((error: unknown) => {
    if (error instanceof Error) return error;
    throw error;
  });
  if (text instanceof Error)
    return text.message.startsWith('no identity matched')
      ? fail({ kind: 'wrong-code' })
      : refuse('damaged', 'The contents cannot be decrypted: copy the package again.');
  const contents = readContents(text);
  if (contents === null || contents.manifest.id !== header.id)
    return refuse('unreadable', 'The contents are not those of an exam of this version.');
  return ok(contents);
}

/** Reads the outside, checks the signature, then decrypts. `trusted`: public keys; null trusts any signer. */
export async function openPackage(
  bytes: Uint8Array,
  startCode: string,
  trusted: readonly string[] | null,
): Promise<Result<Contents, DecryptFault>> {
  const frame = readTrustedFrame(bytes, trusted);
  return frame.ok ? decryptFrame(frame.value, startCode) : frame;
}

export function readTrustedFrame(
  bytes: Uint8Array,
  trusted: readonly string[] | null,
): Result<Frame, PackageRefused> {
  const frame = readFrame(bytes);
  if (!frame.ok || trusted === null) return frame;
  const { name, publicKey } = frame.value.header.signer;
  if (trusted.includes(publicKey)) return frame;
  return refuse('signer-not-trusted', `This station does not trust the signature of "${name}".`);
}

/** age writes it in clear: `-> scrypt <salt> <log2 N>` is the only stanza of a file with a passphrase. */
function workFactorOf(encrypted: Uint8Array): number | null {
  const start = Buffer.from(encrypted.subarray(0, 4 * KIB)).toString('latin1');
  const written = /^age-encryption\.org\/v1\n-> scrypt \S+ (\d{1,3})\n/.exec(start)?.[1];
  return written === undefined ? null : Number(written);
}

function readContents(text: string): Contents | null {
  try {
    const contents = contentsShape.parse(JSON.parse(text));
    const known = new Set(contents.problems.map((problem) => problem.manifest.id));
    return contents.manifest.problems.every(({ id }) => known.has(id)) ? contents : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
