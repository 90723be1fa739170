// Everything in a book that proves something, checked against everything else: chains, logs, edits, roster.
import { keyFingerprint } from '../../station/keys.ts';
import type { Book } from './book.ts';
import { chainFindings, wholeUpTo } from './chain-check.ts';
import { editFindings } from './edit-check.ts';
import type { BookFinding } from './findings.ts';
import { boundFindings, checkLogLines } from './log-check.ts';
import type { BookStation } from './chain-store.ts';
import type { BookSubmission, Which } from './reading-store.ts';

/** Of one exam; its chains hold the rehearsals' entries too, and are checked with either. */
export function checkBook(book: Book, which: Which): BookFinding[] {
  const { reading } = book;
  const submissions = reading.submissions(which);
  const byStation = Map.groupBy(submissions, ({ station }) => station);
  return [
    ...reading
      .stations(which.examId)
      .flatMap((station) => stationFindings(book, station, byStation.get(station.publicKey) ?? [])),
    ...editFindings(book, which),
    ...reading.strayResults(which).map((submissionId): BookFinding => ({
      ...{ kind: 'stray-result', grave: false, station: null },
      sentence: `There is a result of submission ${submissionId}, and no such submission of that station and source.`,
    })),
    ...strangers(book, which, submissions),
  ];
}

function stationFindings(
  { reading }: Book,
  station: BookStation,
  submissions: readonly BookSubmission[],
): BookFinding[] {
  const fingerprint = keyFingerprint(station.publicKey);
  const entries = reading.entries(station.id);
  const whole = wholeUpTo(entries);
  const isChainWhole = whole === (entries.at(-1)?.seq ?? 0);
  const log = checkLogLines(fingerprint, station, reading.logLines(station.id), isChainWhole);
  const logs = entries.filter(({ kind, seq }) => kind === 'log' && seq <= whole);
  const lastLogSeq = logs.at(-1)?.seq ?? 0;
  const seqs = reading.submissionSeqs(station.id);
  // Its line was written before any piece of the log that was put after it.
  const logIsHere = ({ submissionId }: BookSubmission): boolean =>
    log.isGapless && (seqs.get(submissionId) ?? Number.POSITIVE_INFINITY) < lastLogSeq;
  return [
    ...chainFindings(fingerprint, entries),
    ...log.findings,
    ...boundFindings(fingerprint, log, submissions, logIsHere),
  ];
}

function strangers(
  { reading }: Book,
  which: Which,
  submissions: readonly BookSubmission[],
): BookFinding[] {
  const roster = new Set(reading.exam(which.examId)?.roster.map(({ id }) => id));
  const sitters = [...submissions, ...reading.attempts(which)].map(({ studentId }) => studentId);
  return [...new Set(sitters)]
    .filter((id) => !roster.has(id))
    .map((id) => ({
      ...{ kind: 'not-on-roster', grave: false, station: null },
      sentence: `${id} sat the exam and is not on its roster.`,
    }));
}
