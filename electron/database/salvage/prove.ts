// What of the salvaged rows proves itself: by its own hash, or by leading to a text whose hash is known. A row whose hash
// speaks against it was changed by the damage, and is taken out: nothing is handed on that nobody wrote.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { applyChange, editShape } from '#contract/edit.ts';
import type { Database } from '../open.ts';

export type Proof = {
  /** Rows whose bytes are proven, by table. Rows of other tables have no hash of their own. */
  readonly proven: Readonly<Record<string, number>>;
  /** Sources whose hash was lost with everything else that named them: look at them before they are trusted. */
  readonly unproven: readonly { readonly table: string; readonly key: string }[];
  /** Rows that were taken out, by table and key. */
  readonly changed: readonly { readonly table: string; readonly key: string }[];
};

type Hash = string | null;
/** A submission's source, and what is said of its hash in four places. */
type Source = { key: string; bytes: Buffer; own: Hash; grade: Hash; mark: Hash; logged: Hash };
type DraftKey = [attemptId: string, problemId: string, language: string];
type Draft = {
  attempt_id: string;
  problem_id: string;
  language: string;
  base: string;
  source: string;
  source_sha256: string;
  last_seq: number;
};

type LogRow = {
  seq: number;
  hash: string;
  kind: string;
  attempt_id: string | null;
  submission_id: string | null;
  line: string;
};

export function proveRows(db: Database): Proof {
  const changed: { table: string; key: string }[] = [];
  const proven: Record<string, number> = {};
  const count = (table: string): void => {
    proven[table] = (proven[table] ?? 0) + 1;
  };
  const unproven: { table: string; key: string }[] = [];
  const sources = db.prepare<[], Source>(
    `SELECT s.submission_id AS key, s.bytes, m.source_sha256 AS own, g.source_sha256 AS grade,
       e.source_sha256 AS mark, json_extract(substr(l.line, 66), '$.body.sourceSha256') AS logged
     FROM submission_source s LEFT JOIN submission m ON m.id = s.submission_id
       LEFT JOIN grade g USING (submission_id) LEFT JOIN edit_mark e USING (submission_id)
       LEFT JOIN log_entry l USING (submission_id)`,
  );
  const lines = db.prepare<[], LogRow>('SELECT * FROM log_entry ORDER BY seq');
  for (const row of lines.all()) {
    const said = wholeLine(row);
    if (said !== null && isSame(said, row)) count('log_entry');
    else {
      takeOutLine(db, row.seq);
      changed.push({ table: 'log_entry', key: String(row.seq) });
    }
  }
  const badSource = db.prepare('DELETE FROM submission_source WHERE submission_id = ?');
  for (const { key, bytes, ...known } of sources.all()) {
    const hashes = Object.values(known).filter((hash) => hash !== null);
    if (hashes.length === 0) unproven.push({ table: 'submission_source', key });
    else if (hashes.includes(sha256(bytes))) count('submission_source');
    else {
      badSource.run(key);
      changed.push({ table: 'submission_source', key });
    }
  }
  const badDraft = db.prepare(
    'DELETE FROM draft WHERE attempt_id = ? AND problem_id = ? AND language = ?',
  );
  for (const draft of db.prepare<[], Draft>('SELECT * FROM draft').all()) {
    const isWhole = sha256(draft.source) === draft.source_sha256;
    if (isWhole) count('draft');
    else {
      badDraft.run(...keyOf(draft));
      changed.push({ table: 'draft', key: keyOf(draft).join('/') });
    }
    const edits = provenEdits(db, draft);
    if (edits > 0) proven['edit'] = (proven['edit'] ?? 0) + edits;
  }
  return { proven, unproven, changed };
}

const keyOf = ({ attempt_id, problem_id, language }: Draft): DraftKey => [
  attempt_id,
  problem_id,
  language,
];

const saidShape = z.object({
  seq: z.int(),
  kind: z.string(),
  attemptId: z.string().nullable(),
  body: z.object({ submissionId: z.string().optional() }),
});

/** What the line says, where its bytes are those that were hashed. */
function wholeLine({ hash, line }: LogRow): z.infer<typeof saidShape> | null {
  const json = line.slice(hash.length + 1);
  if (line !== `${hash} ${json}` || sha256(json) !== hash) return null;
  return saidShape.safeParse(JSON.parse(json)).data ?? null;
}

const isSame = (said: z.infer<typeof saidShape>, row: LogRow): boolean =>
  said.seq === row.seq &&
  said.kind === row.kind &&
  said.attemptId === row.attempt_id &&
  (said.kind === 'submission' ? (said.body.submissionId ?? null) : null) === row.submission_id;

/** The schema's own guard takes no entry out; this was never an entry. */
function takeOutLine(db: Database, seq: number): void {
  const guard = db
    .prepare<[], { sql: string }>(`SELECT sql FROM sqlite_schema WHERE name = 'log_entry_is_kept'`)
    .get();
  db.exec('DROP TRIGGER IF EXISTS log_entry_is_kept');
  db.prepare('DELETE FROM log_entry WHERE seq = ?').run(seq);
  if (guard !== undefined) db.exec(guard.sql);
}

/** Edits from the first one on that lead to a text whose hash is known: the draft's, or a submission's. */
function provenEdits(db: Database, draft: Draft): number {
  const edits = db
    .prepare<DraftKey, { seq: number; at_ms: number; source: string; changes: string }>(
      'SELECT * FROM edit WHERE attempt_id = ? AND problem_id = ? AND language = ? ORDER BY seq',
    )
    .all(...keyOf(draft));
  const marks = db
    .prepare<DraftKey, { seq: number; source_sha256: string }>(
      `SELECT seq, source_sha256 FROM edit_mark WHERE attempt_id = ? AND problem_id = ? AND language = ?`,
    )
    .all(...keyOf(draft));
  const known = [...marks, { seq: draft.last_seq, source_sha256: draft.source_sha256 }];
  let text: string | null = draft.base;
  let proven = 0;
  for (const [index, { seq, at_ms: atMs, source, changes }] of edits.entries()) {
    const edit = editShape.safeParse({
      seq,
      atMs,
      source,
      changes: JSON.parse(changes) as unknown,
    });
    if (seq !== index + 1 || !edit.success) break;
    for (const change of edit.data.changes) text = text === null ? null : applyChange(text, change);
    if (text === null) break;
    const hash = known.some((one) => one.seq === seq) ? sha256(text) : null;
    if (known.some((one) => one.seq === seq && one.source_sha256 === hash)) proven = seq;
  }
  return proven;
}

const sha256 = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');
