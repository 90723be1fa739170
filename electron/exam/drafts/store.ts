// Drafts and their edits on disk. Each save is one durable transaction: the text, and the edits that led to it.
import { createHash } from 'node:crypto';
import { editShape } from '#contract/edit.ts';
import type { Edit } from '#contract/edit.ts';
import type { AttemptId, ProblemId, Sha256, SubmissionId } from '#contract/ids.ts';
import { programmingLanguageShape } from '#contract/language.ts';
import type { ProgrammingLanguage } from '#contract/language.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Database } from '../../database/open.ts';
import { isStorageFault } from '../../database/storage-fault.ts';
import { follow } from '../rules/edit-log.ts';

/** A draft and its edits: one for each language of a problem. */
export type DraftKey = {
  readonly attemptId: AttemptId;
  readonly problemId: ProblemId;
  readonly language: ProgrammingLanguage;
};

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

export type DraftSave = DraftKey & {
  /** Base of the log when this is the first save. */
  readonly starter: string;
  readonly source: string;
  readonly cursor: number;
  readonly edits: readonly Edit[];
  readonly atMs: number;
  readonly late: boolean;
};

/** Up to where in the log a submission's text goes. */
export type EditMark = DraftKey & {
  readonly submissionId: SubmissionId;
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
    const { attemptId, problemId, language, source, cursor, atMs } = save;
    const key = { attemptId, problemId, language };
    const kept = reading.read(key);
    const base = kept?.base ?? save.starter;
    const before = {
      source: kept?.source ?? base,
      lastSeq: kept?.lastSeq ?? 0,
      editorSeq: kept?.editorSeq ?? 0,
    };
    const followed = follow(before, save.edits, source, atMs);
    for (const { seq, atMs: editedAtMs, source: how, changes } of followed.edits)
      writing.insertEdit.run({ ...key, seq, editedAtMs, how, changes: JSON.stringify(changes) });
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
    writing.keep.run({ ...draft, ...key, late: draft.late ? 1 : 0 });
    return draft;
  };
  const save = db.transaction(append);
  const mark = db.transaction((submissionId: SubmissionId, sent: DraftSave, automatic: boolean) => {
    const draft = append(sent);
    const { attemptId, problemId, language } = sent;
    writing.insertMark.run({
      ...{ submissionId, attemptId, problemId, language },
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
    /** The student turned to this language of the problem. */
    choose({ attemptId, problemId, language }: DraftKey): void {
      writing.choose.run(attemptId, problemId, language);
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

type Through = DraftKey & { readonly throughSeq: number };

function readers(db: Database) {
  const one = db.prepare<[DraftKey], Omit<KeptDraft, 'late'> & { late: number }>(
    `SELECT base, source, source_sha256 AS sourceSha256, cursor, saved_at_ms AS savedAtMs, last_seq AS lastSeq,
       editor_seq AS editorSeq, late FROM draft
     WHERE attempt_id = @attemptId AND problem_id = @problemId AND language = @language`,
  );
  const edits = db.prepare<[Through], Omit<Edit, 'changes'> & { changes: string }>(
    `SELECT seq, at_ms AS atMs, source, changes FROM edit WHERE attempt_id = @attemptId
       AND problem_id = @problemId AND language = @language AND seq <= @throughSeq ORDER BY seq`,
  );
  const marks = db.prepare<[string], Omit<EditMark, 'automatic'> & { automatic: number }>(
    `SELECT submission_id AS submissionId, attempt_id AS attemptId, problem_id AS problemId, language, seq,
       source_sha256 AS sourceSha256, automatic FROM edit_mark WHERE attempt_id = ? ORDER BY rowid`,
  );
  const keys = db.prepare<[string], DraftKey>(
    `SELECT attempt_id AS attemptId, problem_id AS problemId, language FROM draft WHERE attempt_id = ?
     ORDER BY problem_id, language`,
  );
  // A draft that was only looked at is saved with its cursor: what counts is the last edit.
  const lastWorkedOn = db.prepare<[string, string], DraftKey>(
    `SELECT attempt_id AS attemptId, problem_id AS problemId, language FROM draft d
     WHERE attempt_id = ? AND problem_id = ?
     ORDER BY (SELECT max(at_ms) FROM edit e WHERE e.attempt_id = d.attempt_id AND e.problem_id = d.problem_id
       AND e.language = d.language) DESC NULLS LAST, saved_at_ms DESC LIMIT 1`,
  );
  const chosen = db
    .prepare<[string, string], string>(
      'SELECT language FROM language_choice WHERE attempt_id = ? AND problem_id = ?',
    )
    .pluck();
  return {
    /** Every draft of the attempt. */
    keys: (attemptId: AttemptId): DraftKey[] => keys.all(attemptId),
    /** The draft of the problem that was edited last, in whatever language; null: there is none. */
    lastWorkedOn: (attemptId: AttemptId, problemId: ProblemId): DraftKey | null =>
      lastWorkedOn.get(attemptId, problemId) ?? null,
    /** The language that the student last turned to; null where they never did. */
    chosen: (attemptId: AttemptId, problemId: ProblemId): ProgrammingLanguage | null =>
      programmingLanguageShape.safeParse(chosen.get(attemptId, problemId)).data ?? null,
    read({ attemptId, problemId, language }: DraftKey): KeptDraft | null {
      const row = one.get({ attemptId, problemId, language });
      return row === undefined ? null : { ...row, late: row.late === 1 };
    },
    /** The log up to `throughSeq`, oldest first. */
    edits: ({ attemptId, problemId, language }: DraftKey, throughSeq: number): Edit[] =>
      edits.all({ attemptId, problemId, language, throughSeq }).map((row) => ({
        ...row,
        changes: editShape.shape.changes.parse(JSON.parse(row.changes)),
      })),
    marks: (attemptId: AttemptId): EditMark[] =>
      marks.all(attemptId).map((row) => ({ ...row, automatic: row.automatic === 1 })),
  };
}

function writers(db: Database) {
  return {
    insertEdit: db.prepare(
      `INSERT INTO edit (attempt_id, problem_id, language, seq, at_ms, source, changes)
       VALUES (@attemptId, @problemId, @language, @seq, @editedAtMs, @how, @changes)`,
    ),
    choose: db.prepare<[string, string, string]>(
      `INSERT INTO language_choice (attempt_id, problem_id, language) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET language = excluded.language`,
    ),
    keep: db.prepare(
      `INSERT INTO draft (attempt_id, problem_id, language, base, source, source_sha256, cursor, saved_at_ms,
         last_seq, editor_seq, late)
       VALUES (@attemptId, @problemId, @language, @base, @source, @sourceSha256, @cursor, @savedAtMs,
         @lastSeq, @editorSeq, @late)
       ON CONFLICT DO UPDATE SET source = @source, source_sha256 = @sourceSha256, cursor = @cursor,
         saved_at_ms = @savedAtMs, last_seq = @lastSeq, editor_seq = @editorSeq, late = @late`,
    ),
    insertMark: db.prepare(
      `INSERT INTO edit_mark (submission_id, attempt_id, problem_id, language, seq, source_sha256, automatic)
       VALUES (@submissionId, @attemptId, @problemId, @language, @seq, @sourceSha256, @automatic)`,
    ),
  };
}
