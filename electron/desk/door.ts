// The lock of the desk's page. The code comes from the exam's proctor key, so it is known to whoever holds the staff
// file, stays the same for the whole exam, and is none of those that stations take.
import type { UnlockFault } from '#contract/desk.ts';
import { MINUTE_MS } from '#contract/limits.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Reading } from '../exam/rules/elapsed.ts';
import {
  afterWrongCode,
  noWrongCodes,
  triesBeforeWait,
  waited,
} from '../exam/rules/wrong-codes.ts';
import { codeFor, isCodeFor } from '../proctoring/codes.ts';
import type { CodeSubject } from '../proctoring/codes.ts';

/** Without anybody at the page for this long, it locks. */
export const IDLE_LOCK_MS = 30 * MINUTE_MS;

const subjectOf = (examId: string): CodeSubject => ({
  purpose: 'panel',
  examId,
  // No station shows this request: a station's have six letters.
  request: 'DESK',
  minutes: 0,
});

/** The same as `invigil exam code --purpose panel --request DESK`. */
export const deskCode = (proctorKey: Uint8Array, examId: string): string =>
  codeFor(proctorKey, subjectOf(examId));

export type Door = ReturnType<typeof createDoor>;

export function createDoor(parts: {
  readonly examId: string;
  readonly proctorKey: Uint8Array;
  readonly clock: () => Reading;
  /** Opened by somebody, or locked again; `by` null: nobody did, it was forgotten open. */
  readonly onChange: (what: 'unlock' | 'lock', by: string) => void;
}) {
  const { examId, proctorKey, clock, onChange } = parts;
  let wrong = noWrongCodes(clock());
  let open: { readonly name: string; usedAtMs: number } | null = null;

  const waitMs = (): number => {
    wrong = waited(wrong, clock());
    return wrong.waitLeftMs;
  };
  const lock = (): void => {
    if (open === null) return;
    const { name } = open;
    open = null;
    onChange('lock', name);
  };
  return {
    /** Who is at the page; null while it is locked. */
    proctor: (): string | null => open?.name ?? null,
    waitMs,
    unlock(code: string, name: string): Result<null, UnlockFault> {
      const left = waitMs();
      if (left > 0) return fail({ kind: 'too-many-wrong-codes', waitMs: left });
      if (!isCodeFor(proctorKey, subjectOf(examId), code)) {
        wrong = afterWrongCode(wrong, clock());
        return fail({ kind: 'wrong-code', triesBeforeWait: triesBeforeWait(wrong) });
      }
      wrong = noWrongCodes(clock());
      open = { name, usedAtMs: clock().steadyMs };
      onChange('unlock', name);
      return ok(null);
    },
    stay(): void {
      if (open !== null) open.usedAtMs = clock().steadyMs;
    },
    lock,
    /** Locks what was forgotten open. Call it every second. */
    tick(): void {
      if (open !== null && clock().steadyMs - open.usedAtMs > IDLE_LOCK_MS) lock();
    },
  };
}
