// Whether a station's incident log, line by line as it came in bundles, is the log that the station wrote.
import { readPublicKey } from '../../station/keys.ts';
import { checkLine, startCheck } from '../../proctoring/log/check.ts';
import { isReadable } from '../../proctoring/incidents.ts';
import { readLine } from '../../proctoring/log/line.ts';
import type { BookFinding } from './findings.ts';
import type { BookStation, LogLineRow } from './chain-store.ts';
import type { BookSubmission } from './reading-store.ts';

/** A log that was rewritten is wrong at every signature; nobody reads more than this of them. */
const FINDINGS_MAX = 20;

export type LogCheck = {
  readonly findings: readonly BookFinding[];
  /** No line is missing from the first to the last that is here. */
  readonly isGapless: boolean;
  readonly heads: ReadonlySet<string>;
  /** By submission, the source's hash as the log has it. */
  readonly sources: ReadonlyMap<string, string>;
};

/** @param station its fingerprint, for the findings */
export function checkLogLines(
  station: string,
  { publicKey }: BookStation,
  lines: Iterable<LogLineRow>,
): LogCheck {
  let check = startCheck(readPublicKey(publicKey));
  const heads = new Set<string>();
  const sources = new Map<string, string>();
  const unreadable: number[] = [];
  for (const { line } of lines) {
    const bytes = Buffer.from(line);
    check = checkLine(check, bytes);
    const read = readLine(bytes);
    if (read.kind !== 'whole') continue;
    heads.add(read.hash);
    if (!isReadable(read.entry)) unreadable.push(read.entry.seq);
    const { submissionId, sourceSha256 } = read.entry.body;
    if (read.entry.kind === 'submission' && typeof submissionId === 'string')
      sources.set(submissionId, String(sourceSha256));
  }
  const strange = unreadable.map((seq) => ({
    kind: 'unreadable',
    sentence: `Entry ${seq} does not hold what its kind says.`,
  }));
  const found = [...check.findings, ...strange].slice(0, FINDINGS_MAX);
  const findings = found.map(({ kind, sentence }): BookFinding => ({
    kind: `log-${kind}`,
    // Lines that are missing may be in bundles that are.
    grave: kind !== 'removed',
    station,
    sentence: `Incident log: ${sentence}`,
  }));
  return { findings, isGapless: check.missing.size === 0, heads, sources };
}

/**
 * Submissions against the log of their station.
 *
 * @param logIsHere of a submission: every line of the log up to it must be here by now
 */
export function boundFindings(
  station: string,
  { heads, sources }: LogCheck,
  submissions: readonly BookSubmission[],
  logIsHere: (submission: BookSubmission) => boolean,
): BookFinding[] {
  return submissions.flatMap((one): BookFinding[] => {
    const logged = sources.get(one.submissionId);
    if (logged !== undefined && logged !== one.sourceSha256)
      return [
        {
          ...{ kind: 'log-differs', grave: true, station },
          sentence: `Incident log: it names another source for submission ${one.code}.`,
        },
      ];
    if (one.logHead === null || heads.has(one.logHead) || !logIsHere(one)) return [];
    return [
      {
        ...{ kind: 'log-head-missing', grave: true, station },
        sentence: `Incident log: the entry that submission ${one.code} was bound to is no longer in it.`,
      },
    ];
  });
}
