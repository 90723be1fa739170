// Seals one fact of a station's chain, and opens what was sealed.
import { z } from 'zod';
import { bundleBodyShape, bundleHeadShape } from '#contract/bundle.ts';
import type { BundleBody, BundleHead } from '#contract/bundle.ts';
import { ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { chainHash } from './chain.ts';
import { encryptTo, openerWith } from './envelope.ts';
import type { Opener } from './envelope.ts';
import { contentsOf, readFrame, refuse, writeFrame } from './frame.ts';
import type { Frame, SealedRefused } from './frame.ts';

export type BundleSealing = Omit<BundleHead, 'contents'> & {
  /** The fact's JSON, byte for byte as `hash` was made of it. */
  readonly body: string;
  /** `age1…`: whoever may read it. */
  readonly recipients: readonly string[];
  /** The Ed25519 signature in base64, by the key that `station` names. */
  readonly sign: (message: Uint8Array) => string;
};

export type OpenedBundle = {
  readonly head: BundleHead;
  readonly body: BundleBody;
  /** The body as it was hashed. */
  readonly text: string;
};

/** Two sealings of one fact are not byte-identical: keep the first for as long as it may be sent again. */
export async function sealBundle(sealing: BundleSealing): Promise<Uint8Array> {
  const { body, recipients, sign, ...about } = sealing;
  const encrypted = await encryptTo(recipients, body);
  const head = bundleHeadShape.parse({ ...about, contents: contentsOf(encrypted) });
  return writeFrame('invigil-bundle', head, encrypted, sign);
}

/** Checks signature, length and hash; needs no key. */
export const readBundleHead = (bytes: Uint8Array): Result<Frame<BundleHead>, SealedRefused> =>
  readFrame('invigil-bundle', bytes, (text) => readAs(bundleHeadShape, text));

/** Checks the outside, decrypts, and checks that the fact is the one that the head's hash names. */
export async function openBundle(
  bytes: Uint8Array,
  identities: readonly string[],
): Promise<Result<OpenedBundle, SealedRefused>> {
  const frame = readBundleHead(bytes);
  return frame.ok ? openInside(frame.value, openerWith(identities)) : frame;
}

/** The second half, for a frame whose outside was checked. */
export async function openInside(
  { head, encrypted }: Frame<BundleHead>,
  open: Opener,
): Promise<Result<OpenedBundle, SealedRefused>> {
  const text = await open(encrypted);
  if (!text.ok) return text;
  if (chainHash(head.previous, text.value) !== head.hash)
    return refuse('altered', 'The fact inside is not the one that the head names.');
  const body = readAs(bundleBodyShape, text.value);
  if (body === null || body.kind !== head.kind)
    return refuse('unreadable', 'The fact inside is not one of this version.');
  return ok({ head, body, text: text.value });
}

/** Null where the text is no JSON of that shape. */
export function readAs<Shape extends z.ZodType>(
  shape: Shape,
  text: string,
): z.output<Shape> | null {
  try {
    return shape.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
