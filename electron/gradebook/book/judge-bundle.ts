// Whether an opened bundle may enter the book: what can be said of it alone, before the book is asked. Pure but for
// hashing.
import { createHash } from 'node:crypto';
import type { BundleBody, BundleHead } from '#contract/bundle.ts';
import type { ExamFacts } from './exam-facts.ts';
import type { SealedRefused } from '../bundle/frame.ts';

/**
 * Why something was set aside, beside what {@link SealedRefused} says of its bytes.
 * - `foreign`: of another exam, or of a problem that this exam has not
 * - `not-enrolled`: the station is not on the list
 * - `false-hash`: what it says of a source is not so
 * - `false-score`: points that nobody can have
 * - `forked`: the station signed something else under this number before
 * - `contradicts`: another fact of this submission was taken in before
 * - `unreadable-file`: the file cannot be read
 */
export type AsideReason =
  | SealedRefused['reason']
  | 'foreign'
  | 'not-enrolled'
  | 'false-hash'
  | 'false-score'
  | 'forked'
  | 'contradicts'
  | 'unreadable-file';

export type Aside = { readonly reason: AsideReason; readonly detail: string };

/** @param enrolled public keys of the stations that may send; null where every station may */
export function headFault(
  head: BundleHead,
  exam: ExamFacts,
  enrolled: ReadonlySet<string> | null,
): Aside | null {
  if (head.examId !== exam.id || head.examKind === 'demo')
    return { reason: 'foreign', detail: `It is of ${head.examKind} ${head.examId}.` };
  if (enrolled !== null && !enrolled.has(head.station.publicKey))
    return { reason: 'not-enrolled', detail: 'Its station is not on the list of stations.' };
  return null;
}

export function bodyFault(body: BundleBody, { problems }: ExamFacts): Aside | null {
  const problemId = problemOf(body);
  if (problemId !== null && problems.every(({ id }) => id !== problemId))
    return { reason: 'foreign', detail: `The exam has no problem ${problemId}.` };
  if (body.kind === 'submission') return sourceFault(body);
  if (body.kind === 'result') return resultFault(body);
  return null;
}

function problemOf(body: BundleBody): string | null {
  if (body.kind === 'result') return body.report.problemId;
  return body.kind === 'submission' || body.kind === 'edits' ? body.problemId : null;
}

function sourceFault(body: BundleBody & { kind: 'submission' }): Aside | null {
  const bytes = Buffer.from(body.sourceBase64, 'base64');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 === body.sourceSha256) return null;
  return {
    reason: 'false-hash',
    detail: `Submission ${body.code} is not the source that its hash names.`,
  };
}

function resultFault({ sourceSha256, report }: BundleBody & { kind: 'result' }): Aside | null {
  if (report.sourceSha256 !== sourceSha256)
    return { reason: 'false-hash', detail: 'The report is of another source than the result.' };
  const { score, maxScore, verdict } = report;
  if (verdict === 'sandbox-error' || !(score >= 0 && score <= maxScore))
    return {
      reason: 'false-score',
      detail: `${verdict} with ${score} of ${maxScore} points is no result.`,
    };
  return null;
}
