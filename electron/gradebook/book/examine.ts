// Opens one bundle and says what it is worth, before the book is asked: signature, exam, station, decryption, hashes.
import { createHash } from 'node:crypto';
import type { BundleBody, BundleHead } from '#contract/bundle.ts';
import type { Sha256 } from '#contract/ids.ts';
import { openInside, readBundleHead } from '../bundle/bundle.ts';
import { openerWith } from '../bundle/envelope.ts';
import type { ExamFacts } from './exam-facts.ts';
import { bodyFault, headFault } from './judge-bundle.ts';
import type { Aside } from './judge-bundle.ts';

export type Examining = {
  readonly exam: ExamFacts;
  /** age identities: the key file's, the desk's, or both. */
  readonly identities: readonly string[];
  /** Public keys of the stations that may send; null where every station may, and staff are shown which. */
  readonly enrolled: ReadonlySet<string> | null;
};

/** A file as it was brought, and its bytes. */
export type Brought = { readonly file: string; readonly bytes: Uint8Array };

/** What opening it came to; nothing is in the book yet. */
export type Examined = {
  readonly file: string;
  readonly sha256: Sha256;
  readonly found:
    | { readonly kind: 'good'; readonly head: BundleHead; readonly body: BundleBody }
    | { readonly kind: 'known'; readonly head: BundleHead }
    | { readonly kind: 'bad'; readonly aside: Aside };
};

/** @param isKnown what the book has already is not decrypted again */
export function examiner(
  { exam, identities, enrolled }: Examining,
  isKnown: (head: BundleHead) => boolean,
): (brought: Brought) => Promise<Examined> {
  const open = openerWith(identities);
  return async ({ file, bytes }) => {
    const about = { file, sha256: sha256(bytes) };
    const bad = (aside: Aside): Examined => ({ ...about, found: { kind: 'bad', aside } });
    const outside = readBundleHead(bytes);
    if (!outside.ok) return bad(outside.error);
    const { head } = outside.value;
    const fault = headFault(head, exam, enrolled);
    if (fault !== null) return bad(fault);
    if (isKnown(head)) return { ...about, found: { kind: 'known', head } };
    const inside = await openInside(outside.value, open);
    if (!inside.ok) return bad(inside.error);
    const { body } = inside.value;
    const lie = bodyFault(body, exam);
    return lie === null ? { ...about, found: { kind: 'good', head, body } } : bad(lie);
  };
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
