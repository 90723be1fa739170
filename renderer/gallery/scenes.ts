// Every screen and state that a person can meet, by name. Pictures and accessibility tests go through this list.
import type { Answer } from '#contract/calls.ts';
import type { Draft } from '#contract/draft.ts';
import type { AttemptView, ReviewRow, SignInFault, StudentView } from '#contract/exam.ts';
import type { Incident } from '#contract/incident.ts';
import { policyShape } from '#contract/proctoring-policy.ts';
import type { SentView } from '#contract/outbox.ts';
import type { Panel, ProctoringView } from '#contract/proctoring.ts';
import type { ProblemView } from '#contract/problem.ts';
import { fail, ok } from '#contract/result.ts';
import type { SendFault, SubmissionView } from '#contract/submission.ts';
import type { Station } from '../state/session.ts';
import { attempt, exam, NOON_MS, problems, station, students } from './exam-fixtures.ts';
import type { ENTRY_SCENES, EXAM_SCENES, SceneName } from './scene-names.ts';
import * as sent from './submission-fixtures.ts';

export type Scene = {
  readonly station: Station;
  readonly problems: readonly ProblemView[];
  readonly students: readonly StudentView[];
  readonly drafts: readonly Draft[];
  readonly submissions: readonly SubmissionView[];
  readonly review: readonly ReviewRow[];
  readonly proctoring: ProctoringView | null;
  readonly source: string;
  readonly signInFault: SignInFault;
  /** Null: the host has not answered yet. */
  readonly save: Answer<'draft/save'> | null;
  readonly send: Answer<'submission/send'> | null;
  /** What is done once the scene stands. */
  readonly act?:
    | 'submit'
    | 'disconnect'
    | 'type'
    | 'panel'
    | 'replay'
    | 'doctor'
    | 'message'
    | 'run-ended'
    | 'run-waits';
  /** What has left the station; left out: nothing leaves it. */
  readonly sent?: SentView;
};

const SOURCE = 'def suma(a, b):\n    # devuelve la suma, no la imprime\n    return a + b\n';
const draft: Draft = {
  problemId: 'suma',
  language: 'python',
  source: SOURCE,
  cursor: 5,
  savedAtMs: NOON_MS,
  lastSeq: 3,
};

const review: readonly ReviewRow[] = problems.map(({ id }, at) => ({
  problemId: id,
  draft: at === 0 ? 'sent' : at % 3 === 0 ? 'unsent' : 'untouched',
  draftSavedAtMs: NOON_MS,
  last:
    at === 0
      ? {
          submissionId: sent.submission(0).id,
          code: sent.submission(0).code,
          receivedAtMs: NOON_MS,
          sourceSha256: sent.submission(0).sourceSha256,
          late: false,
        }
      : null,
  finalsUsed: at === 0 ? 1 : 0,
  finalsLeft: null,
  waitMs: 0,
}));

const base: Scene = {
  station,
  problems,
  students,
  drafts: [draft],
  submissions: [],
  review,
  proctoring: null,
  source: SOURCE,
  signInFault: { kind: 'already-finished', request: 'AGAIN-4T7X-Q2' },
  save: ok({ savedAtMs: NOON_MS, lastSeq: 99 }),
  send: null,
};

const demoPolicy = policyShape.parse({
  ...Object.fromEntries(
    [
      ...['departure', 'display', 'paste', 'input', 'escape'],
      ...['remote', 'machine', 'process', 'network', 'clock'],
    ].map((matter) => [matter, 'record']),
  ),
  processes: [],
  editor: {},
});
const incident: Incident = {
  id: 7,
  atMs: NOON_MS,
  kind: 'focus-returned',
  detail: 'page',
  length: 0,
  count: 1,
  matter: 'departure',
  class: 'ambiguous',
  action: 'warn',
  warningsLeft: 1,
  awayMs: 6_400,
  statement: null,
};
export const panel: Panel = {
  attempt,
  locked: true,
  incidents: [
    { ...incident, id: 12, action: 'lock', warningsLeft: 0 },
    {
      ...incident,
      id: 9,
      matter: 'paste',
      kind: 'paste-blocked',
      class: 'deliberate',
      awayMs: null,
      count: 3,
    },
    {
      ...incident,
      statement: 'Se me cayó el lápiz sobre el teclado / My pencil fell on the keys.',
    },
  ],
  queue: { queued: 2, running: 1, held: 0 },
  log: { entries: 128, head: '9f2b6c0d4e8a1735'.repeat(4), keyFingerprint: '52c6f9b0d3e7a184' },
  outbox: {
    facts: 41,
    unsent: 3,
    sinks: [
      {
        name: 'desk:10.0.0.5:7443',
        kind: 'desk',
        ...{ delivered: 38, refused: 0, refusal: null },
        trouble: { reason: 'not-reachable', detail: 'connect EHOSTUNREACH 10.0.0.5:7443' },
      },
      {
        name: 'folder:/media/exams',
        kind: 'folder',
        ...{
          delivered: 36,
          refused: 1,
          refusal: 'another file of that name is there, and is kept',
        },
        trouble: null,
      },
    ],
  },
  closesInMs: 300_000,
};
const watched = (part: Partial<ProctoringView>): ProctoringView => ({
  attemptId: attempt.id,
  policy: demoPolicy,
  warnings: [],
  lock: null,
  ...part,
});

const withAttempt = (part: Partial<AttemptView> | null): Station => ({
  ...station,
  attempt: part === null ? null : { ...attempt, ...part },
});
const shown = (...submissions: readonly SubmissionView[]): Scene => ({ ...base, submissions });
const graded = (result: SubmissionView['result']): Scene => shown(sent.submission(0, { result }));
const refused = (fault: SendFault): Scene => ({ ...base, send: fail(fault), act: 'submit' });

const signIn: Scene = { ...base, station: withAttempt(null) };

const entryScenes: Record<(typeof ENTRY_SCENES)[number], Scene> = {
  'sign-in': signIn,
  'sign-in-typed': {
    ...signIn,
    station: { ...signIn.station, exam: { ...exam, demo: false, signIn: 'type' }, roster: [] },
  },
  locked: {
    ...signIn,
    station: {
      ...signIn.station,
      exam: null,
      locked: {
        id: 'demo',
        title: exam.title,
        createdAtMs: NOON_MS,
        opensAtMs: NOON_MS,
        closesAtMs: NOON_MS + 7_200_000,
        signer: 'Dra. Villalobos',
        signerFingerprint: '9f2b6c0d4e8a1735',
        waitMs: 0,
      },
    },
  },
  'no-exam': { ...signIn, station: { ...signIn.station, exam: null } },
  rules: { ...base, station: withAttempt({ state: 'waiting', startedAtMs: null }) },
  break: { ...base, station: withAttempt({ state: 'break' }) },
  over: {
    ...base,
    station: withAttempt({
      state: 'finished',
      remainingMs: 0,
      ending: { atMs: NOON_MS, reason: 'time', code: 'Q7MX-4T2K-9RWD' },
    }),
  },
  'lock-screen': {
    ...base,
    proctoring: watched({
      lock: {
        incident: { ...incident, id: 12, action: 'lock', warningsLeft: 0 },
        challenge: { request: 'UNLOCK-4T7X-Q2MK', code: 'W7QX-9RTC', waitMs: 0 },
      },
    }),
  },
  panel: { ...base, act: 'panel' },
  'panel-replay': { ...base, act: 'replay' },
  'panel-doctor': { ...base, act: 'doctor' },
};

const examScenes: Record<(typeof EXAM_SCENES)[number], Scene> = {
  'exam-first': { ...base, drafts: [] },
  'exam-statement': { ...base, station: withAttempt({ problemId: 'hanoi' }) },
  'exam-long': { ...base, station: withAttempt({ problemId: 'largo' }) },
  'last-minute': { ...base, station: withAttempt({ remainingMs: 59_000 }) },
  grace: { ...base, station: withAttempt({ state: 'grace', remainingMs: 0 }) },
  queued: shown(sent.waiting({ ahead: 3 })),
  running: shown(sent.waiting({ state: 'running' })),
  held: shown(sent.waiting({ state: 'held', tries: 12 })),
  'engine-absent': {
    ...shown(sent.waiting({ ahead: 0 })),
    station: { ...station, engine: { state: 'absent', detail: 'no socket' } },
  },
  accepted: graded(sent.full),
  partial: graded(sent.part),
  'compile-error': graded(sent.syntax),
  'time-limit': graded(sent.timeOut),
  practice: shown(sent.submission(0, { purpose: 'practice', result: sent.practicePart })),
  'practice-full': shown(sent.submission(0, { purpose: 'practice', result: sent.practiceFull })),
  history: shown(
    sent.submission(0, { late: true }),
    sent.submission(1, { result: sent.part }),
    sent.submission(2, { purpose: 'practice', result: sent.practicePart }),
    sent.submission(3, { result: sent.timeOut }),
    sent.submission(4, { result: sent.syntax }),
  ),
  unsent: { ...shown(sent.waiting({ ahead: 1 })), sent: { by: 'itself', unsent: 3 } },
  message: { ...base, act: 'message', sent: { by: 'itself', unsent: 0 } },
  'run-ended': { ...base, act: 'run-ended' },
  'run-waits': { ...base, act: 'run-waits' },
  received: {
    ...shown(sent.waiting({ ahead: 1 })),
    send: ok({
      submissionId: sent.submission(0).id,
      code: sent.submission(0).code,
      receivedAtMs: NOON_MS,
      sourceSha256: sent.submission(0).sourceSha256,
      sizeBytes: 61,
      purpose: 'final',
      late: false,
      ahead: 1,
      logHead: '9f2b6c0d4e8a1735'.repeat(4),
    }),
    act: 'submit',
  },
  forbidden: refused({
    kind: 'forbidden',
    findings: [
      { word: 'suma', line: 1, column: 5 },
      { word: 'return', line: 3, column: 5 },
    ],
  }),
  'too-long': refused({ kind: 'source-too-long', sizeBytes: 60_000, maxBytes: 51_200 }),
  'storage-failed': {
    ...refused({ kind: 'storage-failed' }),
    save: fail({ kind: 'storage-failed' }),
    act: 'type',
  },
  'connection-lost': { ...base, act: 'disconnect' },
  'few-left': {
    ...base,
    review: review.map((row) => ({
      ...row,
      finalsLeft: 2,
      waitMs: row.problemId === 'suma' ? 45_000 : 0,
    })),
  },
  warning: { ...base, proctoring: watched({ warnings: [incident] }) },
};

export const scenes: Readonly<Record<SceneName, Scene>> = { ...entryScenes, ...examScenes };
