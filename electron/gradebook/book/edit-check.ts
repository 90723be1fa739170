// Whether the edit logs lead to the sources that were sent.
import { createHash } from 'node:crypto';
import { applyChange } from '#contract/edit.ts';
import type { Edit } from '#contract/edit.ts';
import { UNNAMED_LANGUAGE } from '#contract/language.ts';
import { keyFingerprint } from '../../station/keys.ts';
import type { Book } from './book.ts';
import type { BookFinding } from './findings.ts';
import type { BookSubmission, EditLogKey, Which } from './reading-store.ts';
import { editsOf } from './readings.ts';

/** Submissions whose edits are not all here yet are left out. */
export function editFindings(book: Book, which: Which): BookFinding[] {
  const marked = book.reading.submissions(which).filter(({ editSeq }) => editSeq !== null);
  const byLog = Map.groupBy(marked, (one) => JSON.stringify(editLogOf(one)));
  return [...byLog.values()].flatMap((submissions) => {
    const [first] = submissions;
    const log = first === undefined ? null : editsOf(book, editLogOf(first));
    return log === null ? [] : submissionsOffLog(log.base, log.edits, submissions).map(findingOf);
  });
}

/** The edit log that a submission's text is in. */
const editLogOf = ({ attemptId, problemId, language }: BookSubmission): EditLogKey => ({
  attemptId,
  problemId,
  language: language ?? UNNAMED_LANGUAGE,
});

function submissionsOffLog(
  base: string,
  edits: readonly Edit[],
  submissions: readonly BookSubmission[],
): BookSubmission[] {
  const off: BookSubmission[] = [];
  let text: string | null = base;
  let done = 0;
  for (const one of submissions.toSorted((a, b) => (a.editSeq ?? 0) - (b.editSeq ?? 0))) {
    const upTo = one.editSeq ?? 0;
    if (upTo > edits.length) break;
    for (; done < upTo; done += 1) text = withEdit(text, edits[done]);
    if (text === null || sha256(text) !== one.sourceSha256) off.push(one);
  }
  return off;
}

function withEdit(before: string | null, edit: Edit | undefined): string | null {
  let text = before;
  for (const change of edit?.changes ?? []) text = text === null ? null : applyChange(text, change);
  return text;
}

const findingOf = ({ station, code }: BookSubmission): BookFinding => ({
  kind: 'edits-differ',
  grave: true,
  station: keyFingerprint(station),
  sentence: `The edit log does not lead to the source of submission ${code}.`,
});

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
