// Takes bundles into the book. Twice the same changes nothing, in whatever order they come; what cannot be trusted is set
// aside in the book, with the file's name and the reason.
import type { BundleBody, BundleHead, BundleKind } from '#contract/bundle.ts';
import type { ExamId } from '#contract/ids.ts';
import type { Book } from './book.ts';
import { examiner } from './examine.ts';
import type { Brought, Examined, Examining } from './examine.ts';
import type { Aside, AsideReason } from './judge-bundle.ts';

export type Collecting = Examining & {
  /** Takes in also what a station signed under a number that it had used: after its disk was put back, say. */
  readonly takeForks: boolean;
};

/**
 * - `taken`: new in the book; `known`: it was there
 * - `purged`: the people of this exam were taken out of the book, and stay out
 */
export type Outcome =
  | { readonly kind: 'taken'; readonly head: BundleHead; readonly fact: BundleKind }
  | { readonly kind: 'known'; readonly head: BundleHead }
  | { readonly kind: 'purged'; readonly examId: ExamId }
  | {
      readonly kind: 'set-aside';
      readonly file: string;
      readonly reason: AsideReason;
      readonly detail: string;
    };

/** One bundle, as the desk brings it. Durable when it answers. */
export async function collectOne(
  book: Book,
  brought: Brought,
  collecting: Collecting,
  nowMs: number,
): Promise<Outcome> {
  const examined = await examiner(collecting, (head) => isKnown(book.facts, head))(brought);
  return book.facts.together(() => takeIn(book, examined, collecting, nowMs));
}

/** To be called in a transaction. */
export function takeIn(
  { facts }: Book,
  { file, sha256, found }: Examined,
  { takeForks }: Collecting,
  nowMs: number,
): Outcome {
  const aside = ({ reason, detail }: Aside): Outcome => {
    facts.setAside({ sha256, file, reason, detail, atMs: nowMs });
    return { kind: 'set-aside', file, reason, detail };
  };
  if (found.kind === 'bad') return aside(found.aside);
  const { head } = found;
  if (facts.isPurged(head.examId)) return { kind: 'purged', examId: head.examId };
  if (found.kind === 'known' || isKnown(facts, head)) return { kind: 'known', head };
  const conflict = conflictOf(facts, head, found.body, takeForks);
  if (conflict !== null) return aside(conflict);
  facts.take(head, found.body);
  facts.settle(sha256);
  return { kind: 'taken', head, fact: found.body.kind };
}

function isKnown(facts: Book['facts'], head: BundleHead): boolean {
  const stationId = facts.stationOf(head);
  return stationId !== null && facts.hashesAt(stationId, head.seq).includes(head.hash);
}

function conflictOf(
  facts: Book['facts'],
  head: BundleHead,
  body: BundleBody,
  takeForks: boolean,
): Aside | null {
  const stationId = facts.stationOf(head);
  if (!takeForks && stationId !== null && facts.hashesAt(stationId, head.seq).length > 0)
    return {
      reason: 'forked',
      detail: `The station signed something else as its number ${head.seq}: its data were changed or put back, or it was copied.`,
    };
  const twice =
    (body.kind === 'submission' && facts.submissionIsKnown(body.submissionId)) ||
    (body.kind === 'result' &&
      stationId !== null &&
      facts.resultIsKnown(body.submissionId, stationId));
  if (!twice) return null;
  return {
    reason: 'contradicts',
    detail: `Another ${body.kind} fact of submission ${body.submissionId} is in the book.`,
  };
}
