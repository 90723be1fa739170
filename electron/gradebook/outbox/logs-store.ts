// Reads the two logs of the station from where the outbox left them, in pieces that a bundle can hold.
import { editShape } from '#contract/edit.ts';
import type { Edit } from '#contract/edit.ts';
import type { AttemptId, ExamId, ProblemId, Sha256, StudentId } from '#contract/ids.ts';
import { UNNAMED_LANGUAGE } from '#contract/language.ts';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { Database } from '../../database/open.ts';
import type { DraftKey } from '../../exam/drafts/store.ts';
import { withheldLine } from '../../proctoring/log/line.ts';
import type { ChainName } from './store.ts';

/** An edit log that goes further than the outbox knows. */
export type OpenLog = {
  readonly attemptId: AttemptId;
  readonly studentId: StudentId;
  readonly problemId: ProblemId;
  readonly language: ProgrammingLanguage;
  readonly base: string;
  readonly through: number;
};

type LogLine = { readonly seq: number; readonly hash: Sha256; readonly line: string };
type FoundLine = LogLine & { readonly isForeign: 0 | 1 };

export type LogsStore = ReturnType<typeof logsStore>;

/** The name under which `outbox_progress` knows an edit log: what went out before logs named a language goes on. */
export const editLogName = ({ attemptId, problemId, language }: DraftKey) =>
  `edits ${attemptId} ${problemId}${language === UNNAMED_LANGUAGE ? '' : ` ${language}`}`;

export function logsStore(db: Database) {
  const open = db.prepare<[{ examId: string; examKind: string; publicKey: string }], OpenLog>(
    `SELECT d.attempt_id AS attemptId, a.student_id AS studentId, d.problem_id AS problemId, d.language,
       d.base, coalesce(p.through, 0) AS through
     FROM draft d JOIN attempt a ON a.id = d.attempt_id
     LEFT JOIN outbox_progress p ON p.exam_id = @examId AND p.public_key = @publicKey
       AND p.what = 'edits ' || d.attempt_id || ' ' || d.problem_id
         || CASE d.language WHEN '${UNNAMED_LANGUAGE}' THEN '' ELSE ' ' || d.language END
     WHERE a.exam_id = @examId AND a.kind = @examKind AND d.last_seq > coalesce(p.through, 0)
     ORDER BY d.saved_at_ms LIMIT 1`,
  );
  const edits = db.prepare<
    [string, string, string, number],
    Omit<Edit, 'changes'> & { changes: string }
  >(
    `SELECT seq, at_ms AS atMs, source, changes FROM edit
     WHERE attempt_id = ? AND problem_id = ? AND language = ? AND seq > ? ORDER BY seq`,
  );
  // An attempt that is in no exam here is shown: whoever took it out of the table hides nothing by it.
  const lines = db.prepare<[string, number], FoundLine>(
    `SELECT l.seq, l.hash, l.line, a.exam_id IS NOT NULL AND a.exam_id <> ? AS isForeign
     FROM log_entry l LEFT JOIN attempt a ON a.id = l.attempt_id WHERE l.seq > ? ORDER BY l.seq`,
  );
  return {
    /** The edit log that waited longest; null: all are put. */
    openLog: (chain: ChainName & { readonly examId: ExamId; readonly examKind: string }) =>
      open.get({ examId: chain.examId, examKind: chain.examKind, publicKey: chain.publicKey }) ??
      null,
    /** The next edits, at least one if there is any, else as many as fit. */
    edits({ attemptId, problemId, language, through }: OpenLog, maxChars: number): Edit[] {
      const rows = taken(
        edits.iterate(attemptId, problemId, language, through),
        maxChars,
        (row) => {
          return row.changes.length;
        },
      );
      return rows.map((row) => ({
        ...row,
        changes: editShape.shape.changes.parse(JSON.parse(row.changes)),
      }));
    },
    /** The next lines of the incident log, at least one if there is any, else as many as fit. */
    lines: (examId: ExamId, after: number, maxChars: number): LogLine[] =>
      taken(shown(lines.iterate(examId, after)), maxChars, ({ line }) => line.length),
  };
}

function* shown(found: Iterable<FoundLine>): Generator<LogLine> {
  for (const { seq, hash, line, isForeign } of found)
    yield { seq, hash, line: isForeign === 1 ? withheldLine(line) : line };
}

function taken<Row>(rows: Iterable<Row>, maxChars: number, charsOf: (row: Row) => number): Row[] {
  const some: Row[] = [];
  let chars = 0;
  for (const row of rows) {
    chars += charsOf(row);
    if (some.length > 0 && chars > maxChars) break;
    some.push(row);
  }
  return some;
}
