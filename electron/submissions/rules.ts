// The queue's decisions: who may send, who is next, what follows trouble. Clock and chance are arguments.
import { QUEUE_WAITING_MAX, RETRY_FIRST_MS, RETRY_MAX_MS, TRIES_MAX } from '#contract/limits.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { SendFault } from '#contract/submission.ts';
import type { Purpose } from '#contract/verdict.ts';

/** What is known at the moment of sending. */
export type SendFacts = {
  readonly signedIn: boolean;
  /** Null while the student may send. */
  readonly refusedByExam: SendFault | null;
  readonly problemKnown: boolean;
  readonly hashMatches: boolean;
  /** What the validator says; null for a source it accepts. */
  readonly sourceFault: SendFault | null;
  readonly waiting: number;
};

/** May this draft enter the queue? The first reason that a student can do something about comes first. */
export function mayAccept(facts: SendFacts): Result<null, SendFault> {
  if (!facts.signedIn) return fail({ kind: 'not-signed-in' });
  if (!facts.problemKnown) return fail({ kind: 'unknown-problem' });
  if (!facts.hashMatches) return fail({ kind: 'hash-mismatch' });
  if (facts.sourceFault !== null) return fail(facts.sourceFault);
  if (facts.refusedByExam !== null) return fail(facts.refusedByExam);
  if (facts.waiting >= QUEUE_WAITING_MAX)
    return fail({ kind: 'queue-full', waiting: facts.waiting });
  return ok(null);
}

/** A queued submission, as far as its place in the queue depends on it. */
export type Waiting = {
  readonly id: string;
  /** Order of receipt on this station. */
  readonly seq: number;
  readonly studentId: string;
  readonly purpose: Purpose;
  readonly nextTryAtMs: number;
};

/** The number of each student's last lease; who is not in it was never served. */
export type Turns = ReadonlyMap<string, number>;

/**
 * May it be tried at `nowMs`? A date further off than any back-off means that the clock was set back
 * since; waiting for it could take years.
 */
export function isDue(waiting: Waiting, nowMs: number): boolean {
  const waitMs = waiting.nextTryAtMs - nowMs;
  return waitMs <= 0 || waitMs > backoffMs(Number.POSITIVE_INFINITY, 1);
}

/**
 * The order in which the waiting ones would be taken if all were due: finals before practice; among those,
 * the student whose last turn is longest ago; of one student, the oldest.
 */
export function inOrder<Entry extends Waiting>(waiting: readonly Entry[], turns: Turns): Entry[] {
  const lastTurn = new Map(turns);
  let turn = Math.max(0, ...turns.values());
  const order: Entry[] = [];
  for (const purpose of ['final', 'practice'] as const) {
    const lines = linesByStudent(waiting.filter((entry) => entry.purpose === purpose));
    while (lines.size > 0) {
      const studentId = longestUnserved(lines, lastTurn);
      const line = lines.get(studentId) ?? [];
      const entry = line.shift();
      if (entry !== undefined) order.push(entry);
      if (line.length === 0) lines.delete(studentId);
      turn += 1;
      lastTurn.set(studentId, turn);
    }
  }
  return order;
}

/** The one to take now, or null when none is due. */
export function nextDue<Entry extends Waiting>(
  waiting: readonly Entry[],
  turns: Turns,
  nowMs: number,
): Entry | null {
  const due = waiting.filter((entry) => isDue(entry, nowMs));
  return inOrder(due, turns)[0] ?? null;
}

/** How long until one more becomes due; null when none waits for its time. */
export function untilNextDueMs(waiting: readonly Waiting[], nowMs: number): number | null {
  const waits = waiting
    .filter((entry) => !isDue(entry, nowMs))
    .map((entry) => entry.nextTryAtMs - nowMs);
  return waits.length === 0 ? null : Math.min(...waits);
}

function linesByStudent<Entry extends Waiting>(entries: readonly Entry[]): Map<string, Entry[]> {
  const lines = new Map<string, Entry[]>();
  for (const entry of entries.toSorted((a, b) => a.seq - b.seq)) {
    const line = lines.get(entry.studentId);
    if (line === undefined) lines.set(entry.studentId, [entry]);
    else line.push(entry);
  }
  return lines;
}

function longestUnserved(lines: ReadonlyMap<string, readonly Waiting[]>, turns: Turns): string {
  let chosen = '';
  let chosenTurn = Number.POSITIVE_INFINITY;
  let chosenSeq = Number.POSITIVE_INFINITY;
  for (const [studentId, line] of lines) {
    const turn = turns.get(studentId) ?? 0;
    const seq = line[0]?.seq ?? Number.POSITIVE_INFINITY;
    if (turn < chosenTurn || (turn === chosenTurn && seq < chosenSeq)) {
      chosen = studentId;
      chosenTurn = turn;
      chosenSeq = seq;
    }
  }
  return chosen;
}

/**
 * Why a lease ended without a result. None of these is the student's doing.
 * `unavailable`: nothing could be tried, so no try is used up. `failed`: it was tried and may go better next time.
 * `hopeless`: time alone will not mend it.
 */
export type Trouble = {
  readonly kind: 'unavailable' | 'failed' | 'hopeless';
  readonly detail: string;
};

export type AfterTrouble = {
  readonly state: 'queued' | 'held';
  readonly tries: number;
  readonly nextTryAtMs: number;
  readonly trouble: string;
};

/** What becomes of a submission after trouble. Never a result: an unclear end is no zero. */
export function afterTrouble(facts: {
  readonly tries: number;
  readonly trouble: Trouble;
  readonly nowMs: number;
  /** In [0, 1). Spreads the retries of many stations. */
  readonly chance: number;
}): AfterTrouble {
  const { trouble, nowMs } = facts;
  const same = { tries: facts.tries, nextTryAtMs: 0, trouble: trouble.detail };
  if (trouble.kind === 'unavailable') return { ...same, state: 'queued' };
  if (trouble.kind === 'hopeless') return { ...same, state: 'held' };
  const tries = facts.tries + 1;
  if (tries >= TRIES_MAX) return { ...same, state: 'held', tries };
  const nextTryAtMs = nowMs + Math.round(backoffMs(tries, facts.chance));
  return { ...same, state: 'queued', tries, nextTryAtMs };
}

/** Wait before the next try after `tries` failures: doubling up to RETRY_MAX_MS, a quarter more or less by chance. */
export function backoffMs(tries: number, chance: number): number {
  const doubled = RETRY_FIRST_MS * 2 ** Math.max(0, tries - 1);
  return Math.min(doubled, RETRY_MAX_MS) * (0.75 + chance / 2);
}

// No letter or digit that is taken for another, read or heard: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V, M N.
const CODE_ALPHABET = 'ACDEFGHJKPQRTWXY34679';
const CODE_CHARS = 8;

/**
 * A receipt's short code, such as `K7QX-3DHA`, from the submission's id: 21^8 (35 bits), so that
 * two of one exam hardly ever share it; staff who look one up are shown all that match.
 */
export function receiptCode(submissionId: string): string {
  // The first 12 hexadecimal digits of a random UUID are all random.
  let rest = BigInt(`0x${submissionId.replaceAll('-', '').slice(0, 12)}`);
  let code = '';
  for (let place = 0; place < CODE_CHARS; place += 1) {
    code += CODE_ALPHABET[Number(rest % BigInt(CODE_ALPHABET.length))] ?? '';
    rest /= BigInt(CODE_ALPHABET.length);
  }
  return `${code.slice(0, CODE_CHARS / 2)}-${code.slice(CODE_CHARS / 2)}`;
}
