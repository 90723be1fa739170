// An exam station for tests: real database, real queue, and a machine whose clocks the test moves.
import { randomUUID } from 'node:crypto';
import { ok, fail } from '#contract/result.ts';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { EventName } from '#contract/events.ts';
import { codeStore } from '../exam/codes/store.ts';
import { demoExam } from '../exam/demo.ts';
import { markSubmission } from '../exam/drafts/desk.ts';
import { draftStore } from '../exam/drafts/store.ts';
import type { AutomaticSend, ExamQueue } from '../exam/ending.ts';
import type { Exam } from '../exam/exam.ts';
import { examHandlers } from '../exam/host.ts';
import type { ExamDoor } from '../exam/host.ts';
import { createInvigilator } from '../exam/invigilator.ts';
import type { MovableClock } from '../exam/rehearsal.ts';
import type { Reading } from '../exam/rules/elapsed.ts';
import { examStore } from '../exam/store.ts';
import { receiptCode } from '../submissions/rules.ts';
import { submissionStore } from '../submissions/store.ts';
import type { SubmissionStore } from '../submissions/store.ts';
import { startReading } from './clock-bench.ts';
import { freshDatabase, freshDirectory } from './fresh-database.ts';
import { sampleProblem, sha256Of } from './sample-report.ts';

/** The clocks of a machine that the test owns; they outlive the programs on it. */
export class Machine {
  at: Reading = startReading;

  pass(ms: number): void {
    const { wallMs, steadyMs, bootMs } = this.at;
    this.at = { ...this.at, wallMs: wallMs + ms, steadyMs: steadyMs + ms, bootMs: bootMs + ms };
  }
  setWall(byMs: number): void {
    this.at = { ...this.at, wallMs: this.at.wallMs + byMs };
  }
  restartProgram(): void {
    this.at = { ...this.at, steadyMs: 1, processId: randomUUID() };
  }
  reboot(): void {
    this.restartProgram();
    this.at = { ...this.at, bootMs: 1, bootId: randomUUID() };
  }
}

const CLOSED_DOOR: ExamDoor = {
  waiting: () => ({ locked: null }),
  open: () => Promise.resolve(fail({ kind: 'no-package' })),
};

export type DeskOptions = {
  readonly dir?: string;
  readonly machine?: Machine;
  readonly exam?: Exam | null;
  readonly stationName?: string;
  readonly door?: ExamDoor;
  /** A rehearsal's clock over the machine's. */
  readonly clock?: () => Reading;
  readonly jump?: MovableClock['jump'];
};

/** Starts the exam part of a station, as its program does; `crash` ends it without a word. */
export function examDesk(options: DeskOptions = {}) {
  const { dir = freshDirectory(), machine = new Machine() } = options;
  const fresh = freshDatabase(dir);
  const { db } = fresh;
  const submissions = submissionStore(db, randomUUID);
  const news: { name: EventName; news: unknown }[] = [];
  const refused: string[] = [];
  const queue = testQueue(submissions, refused, send);
  const desk = createInvigilator({
    attempts: examStore(db),
    drafts: draftStore(db),
    codes: codeStore(db),
    clock: options.clock ?? (() => machine.at),
    publish: (name, what) => news.push({ name, news: what }),
    shell: 'loopback',
    stationName: options.stationName ?? null,
    queue,
    newId: randomUUID,
  });
  const exam = options.exam === undefined ? demoExam([sampleProblem('suma')]) : options.exam;
  if (exam !== null) desk.openExam(exam);

  function send(sending: Sending): string {
    const { attempt, problemId, language, source, late, automatic } = sending;
    const id = randomUUID();
    const bytes = new TextEncoder().encode(source);
    const { examId, kind: examKind, id: attemptId, studentId, studentName } = attempt;
    const who = { examId, examKind, attemptId, studentId, studentName };
    const sourceSha256 = sha256Of(bytes);
    const what = {
      problemId,
      language,
      purpose: 'final' as const,
      source: bytes,
      sourceSha256,
    };
    const how = { late, automatic, sendKey: null, receivedAtMs: machine.at.wallMs };
    submissions.add({ id, code: receiptCode(id), ...who, ...what, ...how });
    markSubmission(desk, { submissionId: id, attempt, problemId, language, source, automatic });
    return id;
  }

  return {
    desk,
    machine,
    dir,
    submissions,
    news,
    refused,
    crash: () => fresh.close(),
    /** As on a full disk: what is there can be changed, nothing can grow. */
    fillDisk(): void {
      const pages = Number(db.pragma('page_count', { simple: true }));
      db.pragma(`max_page_count = ${pages}`);
    },
    freeDisk: () => void db.pragma('max_page_count = 1000000'),
    handlers: examHandlers({
      desk,
      version: '0',
      engine: () => ({ state: 'starting' }),
      door: options.door ?? CLOSED_DOOR,
      jump: options.jump ?? null,
    }),
    /** Time that is worked, with the ticker's look every second. */
    work(ms: number): void {
      for (let left = ms; left > 0; left -= 1_000) {
        machine.pass(Math.min(left, 1_000));
        desk.tick();
      }
    },
    /** A student's own submission, as the host keeps it after the rules let it through. */
    submit(problemId: string, source: string, language: ProgrammingLanguage = 'python') {
      const allowed = desk.maySend(problemId, 'final');
      const attempt = desk.seated();
      if (!allowed.ok || attempt === null) return allowed;
      const { late } = allowed.value;
      return ok({
        id: send({ attempt, problemId, language, source, late, automatic: false }),
        late,
      });
    },
  };
}

type Sending = Omit<AutomaticSend, 'sourceSha256'> & { readonly automatic: boolean };

function testQueue(
  submissions: SubmissionStore,
  refused: string[],
  send: (sending: Sending) => string,
): ExamQueue {
  return {
    sent: (attemptId) =>
      submissions
        .listOfAttempt(attemptId)
        .map((kept) => ({ ...kept, code: receiptCode(kept.id) }))
        .toReversed(),
    sendDraft({ attempt, problemId, language, source, late }) {
      if (source.includes('import os')) {
        refused.push(problemId);
        return fail({ kind: 'forbidden', findings: [] });
      }
      return ok(send({ attempt, problemId, language, source, late, automatic: true }));
    },
  };
}
