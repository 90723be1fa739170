// Charts of the room, counted from what is in the book. All times are of the desk's clock: whoever calls has taken off
// what a station's clock was wrong by.
import type { Charts } from '#contract/desk-gradebook.ts';
import type { Action } from '#contract/incident.ts';
import type { ProblemId, StudentId } from '#contract/ids.ts';
import { HOUR_MS, MINUTE_MS } from '#contract/limits.ts';

export type ChartFacts = {
  readonly problems: readonly { readonly id: ProblemId; readonly maxPoints: number }[];
  readonly attempts: readonly {
    readonly studentId: StudentId;
    readonly startedAtMs: number | null;
    readonly endedAtMs: number | null;
  }[];
  /** Final submissions. */
  readonly submissions: readonly {
    readonly studentId: StudentId;
    readonly problemId: ProblemId;
    readonly atMs: number;
    /** Null until it is graded. */
    readonly score: number | null;
  }[];
  readonly incidents: readonly { readonly atMs: number; readonly action: Action }[];
};

const STEPS_MS = [1, 2, 5, 10, 15, 30, 60].map((minutes) => minutes * MINUTE_MS);
/** More points than this are closer together than a proctor's eye can tell apart. */
const STEPS_MAX = 120;
/** A station whose clock nobody could compare may be a day off; it must not squeeze everybody else's hours. */
const LOOK_BACK_MS = 12 * HOUR_MS;

export function chartsOf(facts: ChartFacts, nowMs: number): Charts {
  const { stepMs, ends } = timeLine(facts, nowMs);
  /** Number of the step in which something happened; what is out of sight is put at the nearer end. */
  const stepOf = (atMs: number): number => {
    const first = (ends[0] ?? nowMs) - stepMs;
    return Math.min(ends.length - 1, Math.max(0, Math.ceil((atMs - first) / stepMs) - 1));
  };
  const count = (moments: readonly number[]): number[] => {
    const counts = ends.map(() => 0);
    for (const atMs of moments) counts[stepOf(atMs)] = (counts[stepOf(atMs)] ?? 0) + 1;
    return counts;
  };
  const upTo = (moments: readonly number[]): number[] => {
    let sum = 0;
    return count(moments).map((each) => (sum += each));
  };
  const { problems, submissions } = facts;
  return {
    nowMs,
    stepMs,
    scores: scoresOf(facts),
    progress: {
      atMs: ends,
      begun: upTo(earliest(facts.attempts, ({ startedAtMs }) => startedAtMs)),
      ended: upTo(latestEnds(facts)),
      problems: problems.map(({ id, maxPoints }) => {
        const sent = submissions.filter(({ problemId }) => problemId === id);
        const full = sent.filter(({ score }) => score !== null && score >= maxPoints);
        return {
          problemId: id,
          submitted: upTo(earliest(sent, ({ atMs }) => atMs)),
          full: upTo(earliest(full, ({ atMs }) => atMs)),
        };
      }),
    },
    incidents: {
      atMs: ends,
      recorded: count(incidentTimes(facts, 'record')),
      warned: count(incidentTimes(facts, 'warn')),
      locked: count(incidentTimes(facts, 'lock')),
    },
  };
}

const incidentTimes = ({ incidents }: ChartFacts, action: Action): number[] =>
  incidents.filter((one) => one.action === action).map(({ atMs }) => atMs);

function timeLine(facts: ChartFacts, nowMs: number): { stepMs: number; ends: number[] } {
  const moments = [
    ...facts.attempts.flatMap(({ startedAtMs }) => startedAtMs ?? []),
    ...facts.submissions.map(({ atMs }) => atMs),
    ...facts.incidents.map(({ atMs }) => atMs),
  ];
  const oldest = moments.reduce((least, atMs) => Math.min(least, atMs), nowMs);
  const lengthMs = Math.min(LOOK_BACK_MS, Math.max(0, nowMs - oldest));
  const stepMs = STEPS_MS.find((step) => lengthMs / step < STEPS_MAX) ?? HOUR_MS;
  const last = Math.ceil(nowMs / stepMs) * stepMs;
  const steps = Math.max(1, Math.ceil((last - (nowMs - lengthMs)) / stepMs));
  return {
    stepMs,
    ends: Array.from({ length: steps }, (_none, step) => last - (steps - 1 - step) * stepMs),
  };
}

/** Of each student the first moment that there is. */
function earliest<Row extends { readonly studentId: StudentId }>(
  rows: readonly Row[],
  momentOf: (row: Row) => number | null,
): number[] {
  const first = new Map<StudentId, number>();
  for (const row of rows) {
    const atMs = momentOf(row);
    if (atMs !== null) first.set(row.studentId, Math.min(atMs, first.get(row.studentId) ?? atMs));
  }
  return [...first.values()];
}

/** A student has ended when their last attempt has. */
function latestEnds({ attempts }: ChartFacts): number[] {
  const ends = new Map<StudentId, number | null>();
  for (const { studentId, endedAtMs } of attempts) {
    const before = ends.get(studentId);
    const open = before === null || endedAtMs === null;
    ends.set(studentId, open ? null : Math.max(endedAtMs, before ?? endedAtMs));
  }
  return [...ends.values()].filter((atMs) => atMs !== null);
}

function scoresOf({ problems, submissions }: ChartFacts): Charts['scores'] {
  const best = new Map<StudentId, Map<ProblemId, number>>();
  for (const { studentId, problemId, score } of submissions) {
    if (score === null) continue;
    const mine = best.get(studentId) ?? new Map<ProblemId, number>();
    mine.set(problemId, Math.max(score, mine.get(problemId) ?? score));
    best.set(studentId, mine);
  }
  const students = [...best.values()];
  const each = problems.map(({ id, maxPoints }) => ({
    problemId: id,
    maxScore: maxPoints,
    scores: students.flatMap((mine) => mine.get(id) ?? []),
  }));
  const total = {
    problemId: null,
    maxScore: problems.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
    scores: students.map((mine) => [...mine.values()].reduce((sum, score) => sum + score, 0)),
  };
  return [...each, total];
}
