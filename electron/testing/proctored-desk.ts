// A station with proctoring for tests: real database, real key, and a machine whose clocks the test moves.
import { randomUUID } from 'node:crypto';
import type { Answer, CallName, Handlers } from '#contract/calls.ts';
import type { EventName } from '#contract/events.ts';
import { fail } from '#contract/result.ts';
import type { SightingKind } from '#contract/sighting.ts';
import { onTestFinished } from 'vitest';
import { buildProctoring } from '../assembly/proctoring.ts';
import { openRecords } from '../assembly/records.ts';
import { demoExam } from '../exam/demo.ts';
import type { Exam } from '../exam/exam.ts';
import { examHandlers } from '../exam/host.ts';
import { createInvigilator } from '../exam/invigilator.ts';
import { PROCTOR_KEY_BYTES, codeFor } from '../proctoring/codes.ts';
import type { CodePurpose } from '../proctoring/codes.ts';
import { Machine } from './exam-desk.ts';
import { freshDirectory } from './fresh-database.ts';
import { sampleProblem } from './sample-report.ts';

export const proctorKey = new Uint8Array(PROCTOR_KEY_BYTES).fill(7);

/** A real exam, as a package opens it: codes are needed, and nobody shows them. */
export function proctoredExam(change: Partial<Exam> = {}): Exam {
  const demo = demoExam([sampleProblem('suma')]);
  const proctoring = { policy: {}, accommodations: {} };
  return { ...demo, id: 'algebra', kind: 'exam', proctorKey, proctoring, ...change };
}

export type ProctoredOptions = {
  readonly dir?: string;
  readonly machine?: Machine;
  /** Null: no exam is open yet. */
  readonly exam?: Exam | null;
  readonly leave?: () => void;
};

/** Starts the station, as its program does; `crash` ends it without a word. */
export function proctoredDesk(options: ProctoredOptions = {}) {
  const { dir = freshDirectory(), machine = new Machine(), exam = proctoredExam() } = options;
  const clock = () => machine.at;
  const opened = openRecords({ dataDir: dir, version: '0', clock });
  if (!opened.ok) throw new Error(opened.error);
  const records = opened.value;
  const news: { name: EventName; news: unknown }[] = [];
  const publish = (name: EventName, what: unknown) => void news.push({ name, news: what });
  const desk = createInvigilator({
    attempts: records.stores.attempts,
    drafts: records.stores.drafts,
    codes: records.stores.codes,
    clock,
    publish,
    shell: 'electron',
    stationName: null,
    newId: randomUUID,
    queue: {
      sent: () => [],
      sendDraft: () => fail({ kind: 'storage-failed' }),
    },
  });
  if (exam !== null) desk.openExam(exam);
  const proctoring = buildProctoring({
    records,
    desk,
    shell: 'electron',
    clock,
    publish,
    leave: options.leave ?? null,
    outbox: () => null,
    floor: {},
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  let ended = false;
  const once = (end: () => void) => () => {
    if (!ended) end();
    ended = true;
  };
  const crash = once(() => records.letGo());
  onTestFinished(crash);
  const handlers: Partial<Handlers> = {
    ...examHandlers({
      desk,
      version: '0',
      engine: () => ({ state: 'starting' }),
      door: { waiting: () => ({ locked: null }), open: () => Promise.resolve(NO_PACKAGE) },
      jump: null,
    }),
    ...proctoring.handlers,
  };
  const call = <Name extends CallName>(name: Name, ask: Parameters<Handlers[Name]>[0]) => {
    const handler = handlers[name];
    if (handler === undefined) throw new Error(`${name} has no handler here`);
    const answer: Answer<Name> | Promise<Answer<Name>> = handler(ask);
    if (answer instanceof Promise) throw new Error(`${name} does not answer at once`);
    return answer;
  };
  return {
    dir,
    machine,
    desk,
    records,
    news,
    proctor: proctoring.proctor,
    call,
    crash,
    stop: once(() => records.close()),
    /** What the proctor's tool answers to a request. */
    code: (purpose: CodePurpose, request: string) =>
      codeFor(proctorKey, { purpose, request, examId: 'algebra', minutes: 0 }),
    signIn: () => call('exam/sign-in', { studentId: 'demo-01' }),
    see: (kind: SightingKind) =>
      proctoring.proctor.see({ kind, detail: 'none', atMs: 1, length: 0, count: 1 }, 'shell'),
    /** Time passes, with the ticker's look every second. */
    pass(ms: number): void {
      for (let left = ms; left > 0; left -= 1_000) {
        machine.pass(Math.min(left, 1_000));
        desk.tick();
        proctoring.tick();
      }
    },
    /** Away and back. */
    leaveSeat(): void {
      this.see('focus-lost');
      this.pass(4_000);
      this.see('focus-returned');
      this.pass(30_000);
    },
  };
}

const NO_PACKAGE = fail({ kind: 'no-package' as const });
