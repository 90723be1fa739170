// How the station stands now, as the desk hears it.
import type { Beat } from '#contract/bundle.ts';
import type { Shell } from '#contract/exam.ts';
import type { Invigilator } from '../exam/invigilator.ts';
import type { Attempt } from '../exam/store.ts';
import type { Proctor } from '../proctoring/proctor.ts';
import type { Kept } from '../submissions/store.ts';
import type { Records } from './records.ts';

export type BeatParts = {
  readonly records: Records;
  readonly desk: Invigilator;
  readonly proctor: Pick<Proctor, 'view' | 'incidents'>;
  readonly version: string;
  readonly shell: Shell;
  readonly engineReady: () => boolean;
};

/** Null while no exam is open here whose results leave. */
export function beatOf(parts: BeatParts): Omit<Beat, 'number' | 'done'> | null {
  const { records, desk, version, shell } = parts;
  const { submissions, outbox } = records.stores;
  const { publicKey } = records.key;
  const exam = desk.open()?.exam ?? null;
  const delivery = exam === null ? null : outbox.delivery(exam.id);
  if (exam === null || exam.delivery === null || delivery === null) return null;
  const attempt = desk.seated();
  const { examId, examKind, stationName: name, stationRoom: room } = delivery;
  const queue = {
    queued: submissions.count('queued'),
    running: submissions.count('running'),
    held: submissions.count('held'),
  };
  return {
    station: { publicKey, name, room },
    atMs: desk.parts.clock().wallMs,
    ...{ version, shell, examId, examKind, queue },
    attempt: attempt === null ? null : attemptOf(desk, attempt),
    ...standingOf(parts.proctor),
    problems: attempt === null ? [] : problemsOf(submissions.listOfAttempt(attempt.id)),
    engineReady: parts.engineReady(),
    chain: { ...outbox.end({ examId, publicKey }), unsent: outbox.unsent(publicKey) },
  };
}

function attemptOf(desk: Invigilator, attempt: Attempt): Beat['attempt'] {
  const view = desk.open()?.live.view(attempt) ?? null;
  if (view === null) return null;
  const { id, studentId, studentName, number, state, paused, remainingMs, allottedMs } = view;
  const { problemId } = attempt;
  return { id, studentId, studentName, number, state, paused, remainingMs, allottedMs, problemId };
}

function standingOf(proctor: BeatParts['proctor']): Pick<Beat, 'lock' | 'incidents'> {
  const lock = proctor.view()?.lock ?? null;
  const incidents = proctor.incidents();
  const [newest] = incidents;
  return {
    lock: lock === null ? null : { request: lock.challenge.request, sinceMs: lock.incident.atMs },
    incidents: {
      count: incidents.length,
      warnings: incidents.filter(({ action }) => action === 'warn').length,
      last: newest === undefined ? null : { kind: newest.kind, atMs: newest.atMs },
    },
  };
}

/** @param kept of one attempt, newest first */
function problemsOf(kept: readonly Kept[]): Beat['problems'] {
  const finals = kept.filter(({ purpose }) => purpose === 'final');
  const ids = new Set(finals.map(({ problemId }) => problemId));
  return [...ids].map((problemId) => {
    const sent = finals.filter((one) => one.problemId === problemId);
    const reports = sent.flatMap(({ graded }) => graded?.report ?? []);
    const scores = reports.map(({ score }) => score);
    return {
      problemId,
      finals: sent.length,
      bestScore: scores.length === 0 ? null : Math.max(...scores),
      maxScore: reports[0]?.maxScore ?? null,
      lastVerdict: reports[0]?.verdict ?? null,
    };
  });
}
