// The station's log and the standing of each attempt on disk. What belongs together is one durable transaction.
import type { AttemptId, SubmissionId } from '#contract/ids.ts';
import type { Database } from '../database/open.ts';
import { NO_HASH, entryShape } from './log/line.ts';
import type { Entry, Line } from './log/line.ts';
import type { ChainHead } from './log/signing.ts';
import { standingShape } from './standing.ts';
import type { Standing } from './standing.ts';

export type Standings = ReadonlyMap<AttemptId, Standing>;

export type ProctoringStore = ReturnType<typeof proctoringStore>;

export function proctoringStore(db: Database) {
  const insert = db.prepare(
    'INSERT INTO log_entry (seq, hash, kind, attempt_id, submission_id, line) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const stand = db.prepare(
    `INSERT INTO watch (attempt_id, state) VALUES (?, ?)
     ON CONFLICT (attempt_id) DO UPDATE SET state = excluded.state`,
  );
  const keep = db.transaction((lines: readonly Line[], standings: Standings) => {
    for (const { entry, hash, text } of lines)
      insert.run(entry.seq, hash, entry.kind, entry.attemptId, submissionOf(entry), text);
    for (const [attemptId, standing] of standings) stand.run(attemptId, JSON.stringify(standing));
  });
  return {
    ...logReaders(db),
    /** Durable when it returns. Throws where the disk does not take it, and then has kept nothing. */
    keep(lines: readonly Line[], standings: Standings): void {
      keep.immediate(lines, standings);
    },
  };
}

export type LogReader = ReturnType<typeof logReaders>;

/** The reading half, which also works beside a running station. */
export function logReaders(db: Database) {
  const last = db.prepare<[], ChainHead>(
    'SELECT seq, hash FROM log_entry ORDER BY seq DESC LIMIT 1',
  );
  const ofAttempt = db
    .prepare<[string], string>('SELECT line FROM log_entry WHERE attempt_id = ? ORDER BY seq')
    .pluck();
  const lastKind = db
    .prepare<[], string>('SELECT kind FROM log_entry ORDER BY seq DESC LIMIT 1')
    .pluck();
  const key = db
    .prepare<[], string>(
      `SELECT line FROM log_entry WHERE kind IN ('opened', 'key') ORDER BY seq DESC LIMIT 1`,
    )
    .pluck();
  const all = db.prepare<[], string>('SELECT line FROM log_entry ORDER BY seq').pluck();
  const ofSubmission = db
    .prepare<[string], string>('SELECT hash FROM log_entry WHERE submission_id = ?')
    .pluck();
  const standing = db
    .prepare<[string], string>('SELECT state FROM watch WHERE attempt_id = ?')
    .pluck();
  return {
    head: (): ChainHead => last.get() ?? { seq: 0, hash: NO_HASH },
    /** What the log ends with; null while it is empty. */
    lastKind: (): string | null => lastKind.get() ?? null,
    /** The public key that signs, by the log's own word; null while it is empty. */
    publicKey(): unknown {
      const line = key.get();
      return line === undefined ? null : entryOf(line).body['publicKey'];
    },
    ofAttempt: (attemptId: AttemptId): Entry[] => ofAttempt.all(attemptId).map(entryOf),
    /** Every line as it was hashed, first to last. */
    lines: (): IterableIterator<string> => all.iterate(),
    /** Hash of the entry that notes the submission; null where none does. */
    headAt: (submissionId: SubmissionId): string | null => ofSubmission.get(submissionId) ?? null,
    standing(attemptId: AttemptId): Standing | null {
      const state = standing.get(attemptId);
      return state === undefined ? null : standingShape.parse(JSON.parse(state));
    },
  };
}

const HASH_AND_SPACE = 65;
const entryOf = (line: string): Entry => entryShape.parse(JSON.parse(line.slice(HASH_AND_SPACE)));

function submissionOf({ kind, body }: Entry): string | null {
  const id = body['submissionId'];
  return kind === 'submission' && typeof id === 'string' ? id : null;
}
