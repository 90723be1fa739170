// Proctoring on this station while the program runs: hears sightings, asks the rules, writes incidents, locks and frees.
//
// Theory of operation. Watchers and the page only report. What a report means is in rules/; here it is applied to the
// attempt that sits at the station, written to the log with where it leaves the attempt, and told to the screen. Nothing
// here reads or changes points. While no attempt runs (before it, in a break, after it) all is recorded and nothing counts.
import type { Publish } from '#contract/events.ts';
import type { AttemptState } from '#contract/exam.ts';
import type { AttemptId } from '#contract/ids.ts';
import type { Incident, IncidentId } from '#contract/incident.ts';
import type { ProctoringView } from '#contract/proctoring.ts';
import type { Policy, PolicyChange } from '#contract/proctoring-policy.ts';
import type { Sighting } from '#contract/sighting.ts';
import type { Reading } from '../exam/rules/elapsed.ts';
import { bodyOf, incidentOf, incidentsOf } from './incidents.ts';
import type { Journal } from './log/journal.ts';
import { DEFAULT_POLICY, policyFor, readChange, recordOnly } from './rules/policy.ts';
import { newWatch, release, ruleOnAbsence, see, seePageOpened } from './rules/watch.ts';
import type { Ruled, Ruling, Source, Watch } from './rules/watch.ts';
import type { Asked, StaffCodes, StaffExam } from './staff-codes.ts';
import { newStanding, watchOf } from './standing.ts';
import type { Standing } from './standing.ts';
import type { ProctoringStore } from './store.ts';

/** What proctoring needs to know of the exam. */
export type ExamSide = {
  exam(): StaffExam | null;
  /** The attempt signed in here. */
  attempt(): {
    readonly id: AttemptId;
    readonly phase: AttemptState;
    readonly accommodations: readonly string[];
  } | null;
};

export type ProctorParts = {
  readonly store: Pick<ProctoringStore, 'ofAttempt' | 'standing'>;
  readonly journal: Journal;
  readonly codes: StaffCodes;
  readonly examSide: ExamSide;
  readonly clock: () => Reading;
  readonly publish: Publish;
  /** The least that this machine's configuration makes every exam do. */
  readonly floor?: PolicyChange;
  /** Told of what exam.yml says wrongly; the default holds in its place. */
  readonly onBrokenPolicy: (faults: readonly string[]) => void;
};

/** One attempt, or the station while nobody sits at it. */
type Seat = {
  readonly attemptId: AttemptId | null;
  watch: Watch;
  standing: Standing;
  readonly incidents: Map<IncidentId, Incident>;
};

export type Proctor = ReturnType<typeof createProctor>;

export function createProctor(parts: ProctorParts) {
  const { journal, examSide, clock } = parts;
  const listeners = new Set<(incident: Incident) => void>();
  const policies = policyBook(parts);
  let seat: Seat = loadSeat(parts, null);

  const seated = (): Seat => {
    const attemptId = examSide.attempt()?.id ?? null;
    if (seat.attemptId !== attemptId) seat = loadSeat(parts, attemptId);
    return seat;
  };
  const apply = (at: Seat, { watch, rulings }: Ruled): void => {
    at.watch = watch;
    for (const ruling of rulings) listenersTold(listeners, write(parts, at, ruling));
    if (rulings.some(({ action }) => action !== 'record')) tell();
  };
  const view = (): ProctoringView | null => viewOf(parts, seated(), policies.now());
  const tell = (): void => parts.publish('proctoring/changed', view());

  return {
    parts,
    view,
    tell,
    /** The incidents of whoever sits here, newest first. */
    incidents: (): Incident[] => [...seated().incidents.values()].toReversed(),
    locked: (): boolean => seated().standing.lock !== null,
    /** The policy for whoever sits here. */
    policy: (): Policy => policies.now(),
    /** Returns how to stop listening. */
    onIncident(listener: (incident: Incident) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    see(sighting: Sighting, source: Source): void {
      const at = seated();
      apply(at, see(at.watch, { sighting, source, nowMs: clock().steadyMs }, policies.inForce()));
    },
    /** A page was loaded anew, and looks at its student. */
    pageOpened(): void {
      const at = seated();
      const { steadyMs, wallMs } = clock();
      apply(at, seePageOpened(at.watch, steadyMs, wallMs));
    },
    /** Rules on an absence whose grace has passed, and keeps what a full disk did not take. Call it every second. */
    tick(): void {
      const at = seated();
      apply(at, ruleOnAbsence(at.watch, clock().steadyMs, policies.inForce()));
      journal.flush();
    },
    /** The student has read a warning. */
    confirm(id: IncidentId): void {
      if (confirm(parts, seated(), id)) tell();
    },
    /** The student's own words about an incident of theirs, once. */
    state(id: IncidentId, text: string): Stated {
      const stated = state(parts, seated(), id, text);
      if (stated === 'stated') tell();
      return stated;
    },
    /** What the lock screen asks for; null while nothing is locked. */
    lockAsked(): Asked | null {
      const { lock } = seated().standing;
      return lock === null ? null : asked(lock.request);
    },
    /** Frees the screen, by a proctor's word. Does nothing where it is free. */
    release(by: 'code' | 'panel' | 'desk'): void {
      const at = seated();
      const { lock } = at.standing;
      if (lock === null) return;
      at.watch = release(at.watch);
      const freed = { ...at.standing, lock: null, counted: at.watch.counted };
      move(parts, at, freed, 'released', { incidentId: lock.incidentId, by });
      journal.checkpoint();
      tell();
    },
  };
}

const asked = (request: string): Asked => ({ purpose: 'unlock', request, what: 'lock' });

function loadSeat({ store, journal }: ProctorParts, attemptId: AttemptId | null): Seat {
  if (attemptId === null)
    return { attemptId, watch: newWatch, standing: newStanding, incidents: new Map() };
  const waiting = journal.waiting().filter((entry) => entry.attemptId === attemptId);
  const incidents = incidentsOf([...store.ofAttempt(attemptId), ...waiting]);
  const standing = journal.standing(attemptId) ?? store.standing(attemptId) ?? newStanding;
  return {
    attemptId,
    watch: watchOf(standing),
    standing,
    incidents: new Map(incidents.map((incident) => [incident.id, incident])),
  };
}

/** Writes an incident, with where it leaves the attempt. */
function write({ journal, codes, clock }: ProctorParts, seat: Seat, ruling: Ruling): Incident {
  const body = bodyOf(ruling);
  const { action } = ruling;
  const id = journal.write({ kind: 'incident', attemptId: seat.attemptId, body }, (seq) => {
    const { lock, unconfirmed } = seat.standing;
    seat.standing = {
      counted: seat.watch.counted,
      lock: action === 'lock' ? { incidentId: seq, request: codes.newRequest() } : lock,
      unconfirmed: action === 'warn' ? [...unconfirmed, seq] : unconfirmed,
    };
    return seat.standing;
  });
  if (action === 'lock') journal.checkpoint();
  const incident = incidentOf(id, clock().wallMs, body);
  seat.incidents.set(id, incident);
  return incident;
}

function confirm(parts: ProctorParts, seat: Seat, incidentId: IncidentId): boolean {
  const { standing } = seat;
  if (!standing.unconfirmed.includes(incidentId)) return false;
  const unconfirmed = standing.unconfirmed.filter((one) => one !== incidentId);
  move(parts, seat, { ...standing, unconfirmed }, 'confirmed', { incidentId });
  return true;
}

export type Stated = 'stated' | 'unknown-incident' | 'already-stated';

function state(parts: ProctorParts, seat: Seat, incidentId: IncidentId, text: string): Stated {
  const incident = seat.incidents.get(incidentId);
  if (incident === undefined) return 'unknown-incident';
  if (incident.statement !== null) return 'already-stated';
  seat.incidents.set(incidentId, { ...incident, statement: text });
  move(parts, seat, seat.standing, 'statement', { incidentId, text });
  return 'stated';
}

function move(
  { journal }: ProctorParts,
  seat: Seat,
  standing: Standing,
  kind: 'confirmed' | 'statement' | 'released',
  body: Readonly<Record<string, unknown>>,
): void {
  seat.standing = standing;
  journal.write({ kind, attemptId: seat.attemptId, body }, () => standing);
}

function viewOf({ codes, examSide }: ProctorParts, seat: Seat, policy: Policy) {
  const exam = examSide.exam();
  const { attemptId, standing, incidents } = seat;
  if (attemptId === null || exam === null) return null;
  const shown = (id: IncidentId) => incidents.get(id);
  const incident = standing.lock === null ? undefined : shown(standing.lock.incidentId);
  const lock =
    standing.lock === null || incident === undefined
      ? null
      : { incident, challenge: challenge(codes, exam, asked(standing.lock.request)) };
  const warnings = standing.unconfirmed.flatMap((id) => shown(id) ?? []);
  return { attemptId, policy, warnings, lock };
}

/** What a screen shows of a code that is asked for. */
export const challenge = (codes: StaffCodes, exam: StaffExam, ask: Asked) => ({
  request: ask.request,
  code: codes.shown(exam, ask),
  waitMs: codes.waitMs(ask.what),
});

function listenersTold(listeners: Iterable<(incident: Incident) => void>, incident: Incident) {
  for (const listener of listeners) listener(incident);
}

/** The policy for whoever sits here, read once for each attempt. */
function policyBook({ examSide, codes, floor = {}, onBrokenPolicy }: ProctorParts) {
  let known: { readonly of: string; readonly policy: Policy } | null = null;
  const now = (): Policy => {
    const exam = examSide.exam();
    const attempt = examSide.attempt();
    if (exam === null || attempt === null) return DEFAULT_POLICY;
    const of = `${exam.id} ${attempt.id}`;
    if (known?.of !== of) {
      const canRelease = codes.canAnswer(exam);
      known = { of, policy: policyFor({ ...changes(exam, attempt), floor, canRelease }) };
    }
    return known.policy;
  };
  const changes = (exam: StaffExam, attempt: NonNullable<ReturnType<ExamSide['attempt']>>) => {
    const { policy = {}, accommodations = {} } = exam.proctoring ?? {};
    const granted = attempt.accommodations.map((name) => accommodations[name]?.proctoring ?? {});
    return { changes: readable([policy]), granted: readable(granted) };
  };
  const readable = (all: readonly unknown[]): PolicyChange[] =>
    all.flatMap((written) => {
      const read = readChange(written);
      if (read.ok) return [read.value];
      onBrokenPolicy(read.error);
      return [];
    });
  return {
    now,
    /** Nothing counts while the attempt does not run. */
    inForce(): Policy {
      const phase = examSide.attempt()?.phase;
      return phase === 'running' || phase === 'grace' ? now() : recordOnly(now());
    },
  };
}
