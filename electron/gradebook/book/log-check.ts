// Whether a station's incident log, line by line as it came in bundles, is the log that the station wrote.
import { readPublicKey } from '../../station/keys.ts';
import { checkLine, passWithheld, startCheck } from '../../proctoring/log/check.ts';
import { isReadable } from '../../proctoring/incidents.ts';
import { isWithheld, readLine } from '../../proctoring/log/line.ts';
import type { Entry } from '../../proctoring/log/line.ts';
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

/**
 * @param station its fingerprint, for the findings
 * @param isChainWhole no bundle is missing: then a line that is missing was taken out
 */
export function checkLogLines(
  station: string,
  { publicKey }: BookStation,
  lines: Iterable<LogLineRow>,
  isChainWhole: boolean,
): LogCheck {
  const key = readPublicKey(publicKey);
  let check = startCheck(null);
  const heads = new Set<string>();
  const sources = new Map<string, string>();
  const notes: Note[] = [];
  let withheld = 0;
  for (const { line } of lines) {
    if (isWithheld(line)) {
      check = passWithheld(check, line);
      withheld += 1;
      heads.add(line);
      continue;
    }
    const bytes = Buffer.from(line);
    check = checkLine(check, bytes);
    const read = readLine(bytes);
    if (read.kind !== 'whole') continue;
    const { entry, hash } = read;
    heads.add(hash);
    if (!isReadable(entry)) notes.push(unreadable(entry));
    if (isTakenOver(entry, publicKey)) {
      check = { ...check, key, findings: check.findings.filter(({ seq }) => seq !== entry.seq) };
      notes.push(takenOver(entry));
    }
    const { submissionId, sourceSha256 } = entry.body;
    if (entry.kind === 'submission' && typeof submissionId === 'string')
      sources.set(submissionId, String(sourceSha256));
  }
  if (check.key !== null && (key === null || !check.key.equals(key))) notes.push(OTHER_KEY);
  if (withheld > 0) notes.push(withheldNote(withheld));
  const findings = [...check.findings, ...notes]
    .slice(0, FINDINGS_MAX)
    .map((note): BookFinding => ({
      kind: `log-${note.kind}`,
      grave: note.kind === 'removed' ? isChainWhole : !HARMLESS.has(note.kind),
      station,
      sentence: `Incident log: ${note.sentence}`,
    }));
  return { findings, isGapless: check.missing.size === 0, heads, sources };
}

type Note = { readonly kind: string; readonly sentence: string };

/** A copied disk begins with another station's log: no tampering. */
const TAKEN_OVER = 'taken-over';
/** Another exam's students are none of this one's business: their entries come as hashes. */
const WITHHELD = 'withheld';
const HARMLESS: ReadonlySet<string> = new Set([TAKEN_OVER, WITHHELD]);

const withheldNote = (count: number): Note => ({
  kind: WITHHELD,
  sentence: `${count === 1 ? '1 entry is' : `${count} entries are`} about other exams, as the station says; the hash alone is here.`,
});

const unreadable = ({ seq }: Entry): Note => ({
  kind: 'unreadable',
  sentence: `Entry ${seq} does not hold what its kind says.`,
});

/** The station got its key after the log had begun: what comes after is signed with it, and is checked so. */
const isTakenOver = ({ kind, body }: Entry, publicKey: string): boolean =>
  kind === 'key' && body['publicKey'] === publicKey;

const takenOver = ({ seq }: Entry): Note => ({
  kind: TAKEN_OVER,
  sentence: `Up to entry ${seq} another key signed it: the disk is a copy of another station's, or its key was made anew.`,
});

const OTHER_KEY: Note = {
  kind: 'key-changed',
  sentence: 'Another key than that of the bundles signed it last.',
};

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
