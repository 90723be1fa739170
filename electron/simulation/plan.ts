// What happens in the lab, made from a seed alone: who sits where, what they do and when, and what goes wrong.
import { createHash } from 'node:crypto';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#contract/limits.ts';
import { seededChance, seededUuid, wholeBelow } from './chance.ts';
import { planFaults } from './plan-faults.ts';
import type { Fault } from './plan-faults.ts';
import type { Act } from './words.ts';

export const PROBLEMS = ['suma', 'hanoi', 'torres'] as const;

/** How results leave a station; `stick`: it never had a network. */
export type Way = 'folder' | 'desk' | 'both' | 'stick';

export type PlannedStation = {
  readonly name: string;
  readonly row: number;
  readonly studentId: string;
  readonly way: Way;
  /** By time. */
  readonly acts: readonly { readonly atMs: number; readonly act: Act }[];
  /** All that must be in the gradebook in the end, once each. */
  readonly expected: readonly Expected[];
};

export type Expected = {
  readonly problemId: string;
  readonly source: string;
  readonly sourceSha256: string;
  /** Sent for the student at the end. */
  readonly automatic: boolean;
};

export type Plan = {
  readonly stations: readonly PlannedStation[];
  readonly rows: number;
  /** By time. */
  readonly faults: readonly Fault[];
  /** After this no student does anything any more. */
  readonly endMs: number;
  readonly examMinutes: number;
};

export type PlanOptions = {
  readonly stations: number;
  readonly hours: number;
  readonly seed: number;
  readonly rowSize: number;
};

const WAYS: readonly Way[] = ['folder', 'desk', 'both', 'desk', 'folder', 'stick'];
/** From one step at a problem to the next. */
const STEP_MS = 4 * MINUTE_MS;

/** Times are from the start of the exam. */
export function makePlan({ stations, hours, seed, rowSize }: PlanOptions): Plan {
  const chance = seededChance(seed);
  const examMs = hours * HOUR_MS;
  const planned = Array.from({ length: stations }, (_none, place): PlannedStation => {
    const number = place + 1;
    const studentId = `s${number}`;
    return {
      name: `PC-${number}`,
      row: Math.floor(place / rowSize),
      studentId,
      way: WAYS[place % WAYS.length] ?? 'both',
      ...planStudent(studentId, examMs, chance),
    };
  });
  const rows = Math.ceil(stations / rowSize);
  const faults = planFaults({ rows, examMs, chance });
  return { stations: planned, rows, faults, endMs: examMs, examMinutes: examMs / MINUTE_MS };
}

function planStudent(
  studentId: string,
  examMs: number,
  chance: () => number,
): Pick<PlannedStation, 'acts' | 'expected'> {
  const acts: { atMs: number; act: Act }[] = [];
  const expected: Expected[] = [];
  const unsent = new Map<string, string>();
  const lastMs = examMs * 0.85;
  let atMs = wholeBelow(chance, 90) * SECOND_MS;
  acts.push({ atMs, act: { what: 'sit-down', studentId } });
  const pauseMs = () => Math.round(Math.min(STEP_MS, examMs / 12) * (0.3 + 1.4 * chance()));
  atMs += pauseMs();
  for (let step = 1; atMs < lastMs; step += 1, atMs += pauseMs()) {
    const problemId = PROBLEMS[wholeBelow(chance, PROBLEMS.length)] ?? PROBLEMS[0];
    const text = `# ${studentId} ${problemId} ${step} ñ\nprint(${wholeBelow(chance, 1e9)})\n`;
    if (chance() < 0.5) {
      const sendKey = seededUuid(chance);
      acts.push({ atMs, act: { what: 'send', problemId, text, sendKey } });
      expected.push(expectation(problemId, text, false));
      unsent.delete(problemId);
    } else {
      acts.push({ atMs, act: { what: 'write', problemId, text } });
      unsent.set(problemId, text);
    }
  }
  if (chance() < 0.1)
    acts.push({ atMs: examMs * (0.3 + 0.5 * chance()), act: { what: 'look-away' } });
  // The others work until their time is over.
  if (chance() < 0.8)
    acts.push({ atMs: examMs * (0.9 + 0.05 * chance()), act: { what: 'finish' } });
  for (const [problemId, text] of unsent) expected.push(expectation(problemId, text, true));
  return { acts, expected };
}

function expectation(problemId: string, source: string, automatic: boolean): Expected {
  const sourceSha256 = createHash('sha256').update(source).digest('hex');
  return { problemId, source, sourceSha256, automatic };
}
