// The attempts that move, between two keeps on disk. Every look at a clock goes through here, so that what it finds is
// kept, recorded and told once.
import type { Publish } from '#contract/events.ts';
import type { AttemptView } from '#contract/exam.ts';
import type { AttemptId } from '#contract/ids.ts';
import { FINAL_SAVE_MS, SECOND_MS } from '#contract/limits.ts';
import { isStorageFault } from '../database/storage-fault.ts';
import { viewOfAttempt } from './attempt-view.ts';
import type { Exam } from './exam.ts';
import { remainingMs, tick } from './rules/clock.ts';
import type { AttemptClock, ClockNote, Ticked } from './rules/clock.ts';
import type { Reading } from './rules/elapsed.ts';
import type { Attempt, ExamRecord, ExamStore } from './store.ts';

/** What a crash can hide from the clock: it reads as time in which the station was down. */
export const HEARTBEAT_MS = 5 * SECOND_MS;
/** A screen counts down by itself; this often it is set right. */
const TELL_MS = 30 * SECOND_MS;

export type LiveParts = {
  readonly store: ExamStore;
  readonly clock: () => Reading;
  readonly publish: Publish;
  /** The final receipt's code, for an attempt that has ended. */
  readonly endingCode: (attempt: Attempt) => string;
};

type Entry = {
  attempt: Attempt;
  /** Lines of the record that the disk did not take yet. */
  waiting: ExamRecord[];
  keptAtMs: number;
  toldAtMs: number;
};

export type LiveAttempts = ReturnType<typeof liveAttempts>;

export function liveAttempts(parts: LiveParts, exam: Exam) {
  const { store, clock, publish } = parts;
  const book = attemptBook(parts, exam);
  const { load, look, tell, view } = book;
  return {
    look,
    view,
    /** Looks, then takes one step of the clock. Null when the step is not possible now. */
    step(id: AttemptId, move: (clock: AttemptClock) => Ticked | null): Attempt | null {
      const attempt = look(id);
      const ticked = attempt === null ? null : move(attempt.clock);
      const entry = load(id);
      if (ticked === null || entry === null) return null;
      book.take(entry, ticked);
      return entry.attempt;
    },
    /** Keeps a new attempt, or a change of one that is not about its clock. Throws where the disk does not take it. */
    keep(attempt: Attempt, what: string | null, detail: ExamRecord['detail'] = {}): void {
      const line = { ...about(attempt), atMs: clock().wallMs, detail };
      store.keep(attempt, what === null ? [] : [{ ...line, what }]);
      const entry = load(attempt.id);
      if (entry === null) return;
      entry.attempt = attempt;
      if (what !== null) tell(entry);
    },
    seated: (): Attempt | null => (book.seatedId === null ? null : look(book.seatedId)),
    sit(id: AttemptId): void {
      store.seat(id, clock().bootId);
      book.seatedId = id;
      const entry = load(id);
      if (entry !== null) tell(entry);
    },
    leave(): void {
      store.leaveSeat();
      book.seatedId = null;
      publish('attempt/changed', null);
    },
    /** Looks at every attempt that is not settled; answers them as they are now. */
    lookAtAll: (): Attempt[] =>
      store.unsettled(exam.id, exam.kind).flatMap(({ id }) => look(id) ?? []),
  };
}

/** The attempts in memory, and how a look at one is kept and told. */
function attemptBook(parts: LiveParts, exam: Exam) {
  const { store, clock, publish } = parts;
  const entries = new Map<AttemptId, Entry>();
  const book = { seatedId: store.seated(clock().bootId), load, look, take, tell, view };
  return book;

  function load(id: AttemptId): Entry | null {
    const known = entries.get(id);
    if (known !== undefined) return known;
    const attempt = store.read(id);
    if (attempt === null || attempt.examId !== exam.id || attempt.kind !== exam.kind) return null;
    const entry = { attempt, waiting: [], keptAtMs: -Infinity, toldAtMs: -Infinity };
    entries.set(id, entry);
    return entry;
  }

  /** Looks at the attempt's clock, now. */
  function look(id: AttemptId): Attempt | null {
    const entry = load(id);
    if (entry === null) return null;
    if (entry.attempt.ended === null) take(entry, tick(entry.attempt.clock, clock(), exam.time));
    return entry.attempt;
  }

  function take(entry: Entry, ticked: Ticked): void {
    entry.attempt = applied(entry.attempt, ticked);
    entry.waiting.push(...linesOf(entry.attempt, ticked.notes));
    const { steadyMs } = entry.attempt.clock.at;
    if (entry.waiting.length > 0 || steadyMs - entry.keptAtMs >= HEARTBEAT_MS) settle(entry);
    if (ticked.notes.length > 0 || steadyMs - entry.toldAtMs >= TELL_MS) tell(entry);
    if (entry.attempt.id === book.seatedId) announce(publish, entry.attempt.clock, ticked.notes);
  }

  /** A disk that is full stops no exam: the clock goes on in memory, and the next look tries again. */
  function settle(entry: Entry): void {
    try {
      store.keep(entry.attempt, entry.waiting);
      entry.waiting = [];
      entry.keptAtMs = entry.attempt.clock.at.steadyMs;
    } catch (error) {
      if (!isStorageFault(error)) throw error;
    }
  }

  function tell(entry: Entry): void {
    if (entry.attempt.id !== book.seatedId) return;
    entry.toldAtMs = entry.attempt.clock.at.steadyMs;
    publish('attempt/changed', view(entry.attempt));
  }

  function view(attempt: Attempt): AttemptView {
    // The receipt lists what was sent, so it waits for the last drafts.
    const code = attempt.collected === 'all' ? parts.endingCode(attempt) : null;
    return viewOfAttempt(attempt, exam, code);
  }
}

function linesOf(attempt: Attempt, notes: readonly ClockNote[]): ExamRecord[] {
  const atMs = attempt.clock.at.wallMs;
  return notes.map(({ kind, ...detail }) => ({ ...about(attempt), atMs, what: kind, detail }));
}

const about = ({ examId, kind, id }: Attempt) => ({ examId, kind, attemptId: id });

/** The attempt after what its clock did. */
function applied(attempt: Attempt, { clock, notes }: Ticked): Attempt {
  const atMs = clock.at.wallMs;
  const finished = notes.find((note) => note.kind === 'finished');
  return {
    ...attempt,
    clock,
    // Time that was added in the grace makes another end, with drafts of its own.
    collected: clock.phase === 'running' ? 'nothing' : attempt.collected,
    startedAtMs: notes.some((note) => note.kind === 'begun') ? atMs : attempt.startedAtMs,
    ended: finished === undefined ? attempt.ended : { atMs, reason: finished.reason },
  };
}

function announce(publish: Publish, clock: AttemptClock, notes: readonly ClockNote[]): void {
  for (const note of notes) {
    if (note.kind === 'warning')
      publish('attempt/warning', { minutes: note.minutes, remainingMs: remainingMs(clock) ?? 0 });
    if (note.kind === 'time-over') publish('attempt/ending', { finalSaveMs: FINAL_SAVE_MS });
  }
}
