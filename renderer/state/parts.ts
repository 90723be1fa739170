// All parts of the page, joined by hand: the stores, and what must happen when the host or the student moves on.
import type { AttemptView } from '#contract/exam.ts';
import type { Client } from '#contract/wire.ts';
import { createAnnouncer } from './announcer.ts';
import type { Announcer } from './announcer.ts';
import { createDrafts } from './drafts.ts';
import type { DraftsStore } from './drafts.ts';
import { createPanel } from './panel.ts';
import type { PanelStore } from './panel.ts';
import { createProblems, currentProblem } from './problems.ts';
import type { ProblemsStore } from './problems.ts';
import { createProctoring } from './proctoring.ts';
import type { ProctoringStore } from './proctoring.ts';
import { createRuns } from './runs.ts';
import type { RunsStore } from './runs.ts';
import { createSent } from './sent.ts';
import type { SentStore } from './sent.ts';
import { createSession } from './session.ts';
import type { SessionStore } from './session.ts';
import { createSettings } from './settings.ts';
import type { SettingsStore } from './settings.ts';
import { createSubmissions } from './submissions.ts';
import type { SubmissionsStore } from './submissions.ts';

export type Parts = {
  readonly client: Client;
  readonly settings: SettingsStore;
  readonly announcer: Announcer;
  readonly session: SessionStore;
  readonly problems: ProblemsStore;
  readonly drafts: DraftsStore;
  readonly submissions: SubmissionsStore;
  readonly runs: RunsStore;
  readonly proctoring: ProctoringStore;
  readonly panel: PanelStore;
  readonly sent: SentStore;
  /** A clock in ms that never jumps. */
  readonly monotonicMs: () => number;
};

export type Surroundings = {
  readonly client: Client;
  readonly storage: Storage;
  readonly systemLanguages: readonly string[];
  readonly monotonicMs: () => number;
  readonly later: (run: () => void, delayMs: number) => unknown;
  readonly newKey: () => string;
};

export function createParts(around: Surroundings): Parts {
  const { client, storage, systemLanguages, monotonicMs, later, newKey } = around;
  return {
    client,
    monotonicMs,
    settings: createSettings(storage, systemLanguages),
    announcer: createAnnouncer(),
    session: createSession(client, monotonicMs),
    problems: createProblems(client, monotonicMs),
    drafts: createDrafts(client, { later }),
    submissions: createSubmissions(client, newKey),
    runs: createRuns(client),
    proctoring: createProctoring(client),
    panel: createPanel(client, monotonicMs),
    sent: createSent(client),
  };
}

/** Questions are shown, and answers taken, in these states of an attempt. */
export const isOpen = (attempt: AttemptView | null): boolean =>
  attempt?.state === 'running' || attempt?.state === 'grace';

/**
 * Starts to follow the host.
 * @param report told of calls that failed for want of a host; every one of them is asked again at the next connection
 */
export function follow(parts: Parts, report: (error: unknown) => void): void {
  const { client, session, problems, drafts, submissions, runs, proctoring, sent } = parts;

  const loadAttempt = async (attempt: AttemptView): Promise<void> => {
    await Promise.all([problems.load(attempt.problemId), submissions.load()]);
    await openCurrent();
    await drafts.flush();
    await problems.readReview();
  };
  const openCurrent = async (): Promise<void> => {
    const problem = currentProblem(problems.getState());
    if (problem !== null) await drafts.open(problem);
  };
  const reconnect = async (): Promise<void> => {
    const before = session.getState().attempt;
    await session.refresh();
    // Nothing waits for it: a station that cannot say what it watched still shows the exam.
    proctoring.read().catch(report);
    sent.read().catch(report);
    const { attempt } = session.getState();
    // An attempt that has just opened is loaded by the subscription below.
    if (attempt === null || !isOpen(attempt) || !isOpen(before)) return;
    await drafts.flush();
    await submissions.resend();
    await loadAttempt(attempt);
  };

  client.onConnection((connected) => {
    if (connected) reconnect().catch(report);
  });
  // Time is up: what the editor holds goes out before the host closes the attempt.
  client.on('attempt/ending', () => void drafts.flush());
  client.on('submission/changed', () => {
    if (isOpen(session.getState().attempt)) problems.readReview().catch(report);
  });

  // A host that restarted may ask for the sign-in again. What was typed meanwhile stays here until the same attempt is
  // back, and is dropped only when another one takes the seat.
  let seated: string | null = null;
  session.subscribe(({ attempt }, { attempt: before }) => {
    if (attempt !== null && attempt.id !== seated) {
      if (seated !== null) for (const store of [problems, drafts, submissions, runs]) store.clear();
      seated = attempt.id;
    }
    if (attempt === null || !isOpen(attempt)) return;
    if (!isOpen(before) || before?.id !== attempt.id) loadAttempt(attempt).catch(report);
  });
  problems.subscribe((now, before) => {
    if (currentProblem(now) !== currentProblem(before)) openCurrent().catch(report);
  });
}
