// An exam's worth of rows, for tests of what happens to a database: written by hand, so that every byte is known.
import { createHash } from 'node:crypto';
import type { Database } from '../database/open.ts';
import { NO_HASH, writeLine } from '../proctoring/log/line.ts';

export const sha256 = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');
export const uuid = (kind: number, number: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** An exam's worth of rows: sources that fill pages of their own, drafts that were saved over, and a chained log. */
export function fillWithExam(db: Database): void {
  const run = (sql: string, ...values: unknown[]): void => void db.prepare(sql).run(...values);
  let previous = NO_HASH;
  db.transaction(() => {
    for (let n = 1; n <= 12; n += 1) {
      const attempt = uuid(1, n);
      run(
        `INSERT INTO attempt VALUES (?, 'parcial', 'exam', ?, ?, 1, 'running', '{}', 'suma', 1, 2, NULL, NULL, 'nothing')`,
        ...[attempt, `s-${n}`, `Student ${n} Ñandú`],
      );
      let text = 'base\n';
      for (let seq = 1; seq <= 40; seq += 1) {
        const added = `line ${seq} of ${n} ${'ü'.repeat(seq)}\n`;
        const changes = JSON.stringify([
          { offset: text.length, removedLength: 0, inserted: added },
        ]);
        run(
          `INSERT INTO edit VALUES (?, 'suma', 'python', ?, ?, 'typed', ?)`,
          attempt,
          seq,
          seq * 10.5,
          changes,
        );
        text += added;
      }
      const save = `INSERT INTO draft VALUES (?, 'suma', 'python', 'base\n', ?, ?, 0, 9, 40, 40, 0)
        ON CONFLICT DO UPDATE SET source = excluded.source, source_sha256 = excluded.source_sha256`;
      for (const draft of [`${text}${'#'.repeat(n * 900)}`, text])
        run(save, attempt, draft, sha256(draft));
    }
    for (let n = 1; n <= 60; n += 1) {
      const [id, attempt] = [uuid(2, n), uuid(1, (n % 12) + 1)];
      const source = `# ${id}\n${'print(1)\n'.repeat((n % 7) * 300)}`;
      run(
        `INSERT INTO submission (id, code, exam_id, exam_kind, attempt_id, student_id, student_name, problem_id, purpose,
           source_sha256, size_bytes, received_at_ms, late, automatic, state)
         VALUES (?, ?, 'parcial', 'exam', ?, ?, ?, 'suma', 'final', ?, ?, ?, 0, 0, 'graded')`,
        ...[
          id,
          `C${n}`,
          attempt,
          `s-${n % 12}`,
          `Student ${n % 12}`,
          sha256(source),
          source.length,
          n,
        ],
      );
      run('INSERT INTO submission_source VALUES (?, ?)', id, Buffer.from(source));
      const report = JSON.stringify({ id, text: 'r'.repeat((n % 5) * 1_000) });
      run(`INSERT INTO submission_result VALUES (?, ?, 'partial', ?, 10, ?)`, id, n, n / 7, report);
      const body = { submissionId: id, sourceSha256: sha256(source) };
      const entry = {
        seq: n,
        atMs: n,
        upMs: n,
        kind: 'submission' as const,
        attemptId: attempt,
        body,
        previous,
      };
      const line = writeLine(entry);
      previous = line.hash;
      run(
        `INSERT INTO log_entry VALUES (?, ?, 'submission', ?, ?, ?)`,
        n,
        line.hash,
        attempt,
        id,
        line.text,
      );
      run(
        `INSERT INTO exam_record VALUES (?, 'parcial', 'exam', ?, ?, 'saw', '{"n":1}')`,
        n,
        attempt,
        n,
      );
    }
  })();
}
