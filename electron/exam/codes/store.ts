// Codes on disk: which were used here, and how many wrong ones came in a row.
import type { ExamId } from '#contract/ids.ts';
import type { Database } from '../../database/open.ts';
import { readingShape } from '../clock-shape.ts';
import type { WrongCodes } from '../rules/wrong-codes.ts';

export type CodeStore = ReturnType<typeof codeStore>;

/** Start codes and staff codes are counted apart, so that a student's guesses do not shut the proctor out. */
export type CodeKind = 'start' | 'sign-in' | 'staff' | 'lock';

export function codeStore(db: Database) {
  const read = db.prepare<[string], { wrong: number; waitLeftMs: number; at: string }>(
    'SELECT wrong, wait_left_ms AS waitLeftMs, at FROM wrong_code WHERE what = ?',
  );
  const keep = db.prepare(
    `INSERT INTO wrong_code (what, wrong, wait_left_ms, at) VALUES (@what, @wrong, @waitLeftMs, @at)
     ON CONFLICT (what) DO UPDATE SET wrong = @wrong, wait_left_ms = @waitLeftMs, at = @at`,
  );
  const forget = db.prepare('DELETE FROM wrong_code WHERE what = ?');
  const use = db.prepare(
    `INSERT OR IGNORE INTO used_code (exam_id, request, purpose, used_at_ms)
     VALUES (@examId, @request, @purpose, @usedAtMs)`,
  );
  return {
    /** Null: none was wrong since the last right one. */
    wrongCodes(what: CodeKind): WrongCodes | null {
      const row = read.get(what);
      return row === undefined ? null : { ...row, at: readingShape.parse(JSON.parse(row.at)) };
    },
    keepWrongCodes(what: CodeKind, codes: WrongCodes): void {
      keep.run({
        what,
        ...codes,
        waitLeftMs: Math.ceil(codes.waitLeftMs),
        at: JSON.stringify(codes.at),
      });
    },
    forgetWrongCodes(what: CodeKind): void {
      forget.run(what);
    },
    /** False when it was used before. */
    use: (examId: ExamId, request: string, purpose: string, usedAtMs: number): boolean =>
      use.run({ examId, request, purpose, usedAtMs }).changes === 1,
  };
}
