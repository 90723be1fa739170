// Drafts and their edits on disk. Each save is one durable transaction: the text, and the edits that led to it.
import { createHash } from 'node:crypto';
import { editShape } from '#contract/edit.ts';
import type { Edit } from '#contract/edit.ts';
import type { AttemptId, ProblemId, Sha256, SubmissionId } from '#contract/ids.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Database } from '../../database/open.ts';
import { isStorageFault } from '../../database/storage-fault.ts';
import { follow } from '../rules/edit-log.ts';

export type KeptDraft = {
  /** What the edits are replayed over: the starter as it was at the first save. */
  readonly base: string;
  readonly source: string;
  readonly sourceSha256: Sha256;
  readonly cursor: number;
  readonly savedAtMs: number;
  /** Last edit of the log. */
  readonly lastSeq: number;
  /** Last edit by the editor's own count. */
  readonly editorSeq: number;
  /** The text changed after the end, within the grace. */
  readonly late: boolean;
};

export type DraftSave = {
  readonly attemptId: AttemptId;
  readonly problemId: ProblemId;
  /** Base of the log when this is the first save. */
  readonly starter: string;
  readonly source: string;
  readonly cursor: number;
  readonly edits: readonly Edit[];
  readonly atMs: number;
  readonly late: boolean;
};

/** Up to where in the log a submission's text goes. */
export type EditMark = {
  readonly submissionId: SubmissionId;
  readonly attemptId: AttemptId;
  readonly problemId: ProblemId;
  readonly seq: number;
  readonly sourceSha256: Sha256;
  readonly automatic: boolean;
};

export type DraftStore = ReturnType<typeof draftStore>;
type Fault = { readonly kind: 'storage-failed' };

export const sha256Of = (source: string): Sha256 =>
  createHash('sha256').update(source, 'utf8').digest('hex');

export function draftStore(db: Database) {
  const reading = readers(db);
  const writing = writers(db);

  const append = (save: DraftSave): KeptDraft => {
    const { attemptId, problemId, source, cursor, atMs } = save;
    const kept = reading.read(attemptId, problemId);
    const base = kept?.base ?? save.starter;
    const before = {
      source: kept?.source ?? base,
      lastSeq: kept?.lastSeq ?? 0,
      editorSeq: kept?.editorSeq ?? 0,
    };
    const followed = follow(before, save.edits, source, atMs);
    for (const { seq, atMs: editedAtMs, source: how, changes } of followed.edits)
      writing.insertEdit.run(attemptId, problemId, seq, editedAtMs, how, JSON.stringify(changes));
    const draft = {
      base,
      source,
      sourceSha256: sha256Of(source),
      cursor,
      savedAtMs: atMs,
      lastSeq: followed.lastSeq,
      editorSeq: followed.editorSeq,
      late: kept?.source === source ? kept.late : save.late,
    };
    writing.keep.run({ ...draft, attemptId, problemId, late: draft.late ? 1 : 0 });
    return draft;
  };
  const save = db.transaction(append);
  const mark = db.transaction((submissionId: SubmissionId, sent: DraftSave, automatic: boolean) => {
    const draft = append(sent);
    const { attemptId, problemId } = sent;
    writing.insertMark.run({
      submissionId,
      attemptId,
      problemId,
      seq: draft.lastSeq,
      sourceSha256: draft.sourceSha256,
      automatic: automatic ? 1 : 0,
    });
  });

  return {
    ...reading,
    save: (sent: DraftSave): Result<KeptDraft, Fault> => guarded(() => save.immediate(sent)),
    /**
     * Notes that a submission holds exactly this text, which becomes the draft if it was not yet. May run inside the
     * transaction that keeps the submission, so that both are there or neither.
     */
    markSubmission(submissionId: SubmissionId, sent: DraftSave, automatic: boolean): void {
      mark(submissionId, sent, automatic);
    },
  };
}

function guarded<Value>(write: () => Value): Result<Value, Fault> {
  try {
    return ok(write());
  } catch (error) {
    if (isStorageFault(error)) return fail({ kind: 'storage-failed' });
    throw error;
  }
}

function readers(db: Database) {
  const one = db.prepare<[string, string], Omit<KeptDraft, 'late'> & { late: number }>(
    `SELECT base, source, source_sha256 AS sourceSha256, cursor, saved_at_ms AS savedAtMs, last_seq AS lastSeq,
       editor_seq AS editorSeq, late FROM draft WHERE attempt_id = ? AND problem_id = ?`,
  );
  const edits = db.prepare<[string, string, number], Omit<Edit, 'changes'> & { changes: string }>(
    `SELECT seq, at_ms AS atMs, source, changes FROM edit
     WHERE attempt_id = ? AND problem_id = ? AND seq <= ? ORDER BY seq`,
  );
  const marks = db.prepare<[string], Omit<EditMark, 'automatic'> & { automatic: number }>(
    `SELECT submission_id AS submissionId, attempt_id AS attemptId, problem_id AS problemId, seq,
       source_sha256 AS sourceSha256, automatic FROM edit_mark WHERE attempt_id = ? ORDER BY rowid`,
  );
  const problems = db
    .prepare<[string], string>(
      'SELECT problem_id FROM draft WHERE attempt_id = ? ORDER BY problem_id',
    )
    .pluck();
  return {
    /** Problems that have a draft. */
    problems: (attemptId: AttemptId): ProblemId[] => problems.all(attemptId),
    read(attemptId: AttemptId, problemId: ProblemId): KeptDraft | null {
      const row = one.get(attemptId, problemId);
      return row === undefined ? null : { ...row, late: row.late === 1 };
    },
    /** The log up to `throughSeq`, oldest first. */
    edits: (attemptId: AttemptId, problemId: ProblemId, throughSeq: number): Edit[] =>
      edits.all(attemptId, problemId, throughSeq).map((row) => ({
        ...row,
        changes: editShape.shape.changes.parse(JSON.parse(row.changes)),
      })),
    marks: (attemptId: AttemptId): EditMark[] =>
      marks.all(attemptId).map((row) => ({ ...row, automatic: row.automatic === 1 })),
  };
}

function writers(db: Database) {
  return {
    insertEdit: db.prepare<[string, string, number, number, string, string]>(
      `INSERT INTO edit (attempt_id, problem_id, seq, at_ms, source, changes) VALUES (?, ?, ?, ?, ?, ?)`,
    ),
    keep: db.prepare(
      `INSERT INTO draft (attempt_id, problem_id, base, source, source_sha256, cursor, saved_at_ms, last_seq,
         editor_seq, late)
       VALUES (@attemptId, @problemId, @base, @source, @sourceSha256, @cursor, @savedAtMs, @lastSeq,
         @editorSeq, @late)
       ON CONFLICT DO UPDATE SET source = @source, source_sha256 = @sourceSha256, cursor = @cursor,
         saved_at_ms = @savedAtMs, last_seq = @lastSeq, editor_seq = @editorSeq, late = @late`,
    ),
    insertMark: db.prepare(
      `INSERT INTO edit_mark (submission_id, attempt_id, problem_id, seq, source_sha256, automatic)
       VALUES (@submissionId, @attemptId, @problemId, @seq, @sourceSha256, @automatic)`,
    ),
  };
}
