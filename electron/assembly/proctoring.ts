// Builds proctoring beside the exam, and joins the two: who sits here, what a proctor does to the attempt, and the log
// that notes what happens to attempts and submissions.
import type { Handlers } from '#contract/calls.ts';
import type { Publish } from '#contract/events.ts';
import type { OutboxView } from '#contract/outbox.ts';
import type { PolicyChange } from '#contract/proctoring-policy.ts';
import type { Sighting } from '#contract/sighting.ts';
import { codeCounter } from '../exam/codes/counter.ts';
import type { Invigilator } from '../exam/invigilator.ts';
import type { Reading } from '../exam/rules/elapsed.ts';
import { doStaffAct, pauseAttempt } from '../exam/steps.ts';
import { clockWatch } from '../proctoring/clock-watch.ts';
import { proctoringHandlers } from '../proctoring/host.ts';
import { createPanel } from '../proctoring/panel.ts';
import type { PanelSide } from '../proctoring/panel.ts';
import { panelHandlers } from '../proctoring/panel-host.ts';
import { createProctor } from '../proctoring/proctor.ts';
import type { ExamSide, Proctor } from '../proctoring/proctor.ts';
import { staffCodes } from '../proctoring/staff-codes.ts';
import { staffDoors } from '../proctoring/staff-doors.ts';
import type { Logger } from '../station/logger.ts';
import { receiptCode } from '../submissions/rules.ts';
import type { Records } from './records.ts';

export type ProctoringParts = {
  readonly records: Records;
  readonly desk: Invigilator;
  readonly shell: 'electron' | 'loopback';
  readonly clock: () => Reading;
  readonly publish: Publish;
  readonly leave: (() => void) | null;
  /** The least that this machine makes every exam do about what is seen. */
  readonly floor: PolicyChange;
  /** What has left the station, for the panel. */
  readonly outbox: () => OutboxView | null;
  readonly log: Logger;
};

export type Proctoring = {
  readonly proctor: Proctor;
  readonly handlers: Pick<
    Handlers,
    Extract<keyof Handlers, `proctoring/${string}` | `staff/${string}` | `panel/${string}`>
  >;
  /** Something that the panel shows has changed elsewhere. */
  panelChanged(): void;
  /** Call it every second. */
  tick(): void;
};

export function buildProctoring(parts: ProctoringParts): Proctoring {
  const { records, desk, clock, publish, log } = parts;
  const { stores, journal, incidents, key } = records;
  const examSide = examSideOf(desk);
  const counter = codeCounter(stores.codes, clock);
  const codes = staffCodes({ store: stores.codes, counter, nowMs: () => clock().wallMs });
  const proctor = createProctor({
    store: incidents,
    journal,
    codes,
    examSide,
    clock,
    publish,
    floor: parts.floor,
    onBrokenPolicy: (faults) => log.warn('a proctoring policy is broken', { faults }),
  });
  const panel = createPanel({
    proctor,
    side: panelSideOf(parts),
    keyFingerprint: key.fingerprint,
    publish,
  });
  const doors = staffDoors({ codes, examSide, journal });
  const lookAtClocks = clockWatch(clock, (sighting) => proctor.see(sighting, 'shell'), {
    sleeps: parts.shell === 'loopback',
  });
  if (!journal.endedCleanly) proctor.see(restarted(clock().wallMs), 'shell');
  return {
    proctor,
    handlers: {
      ...proctoringHandlers({ proctor, doors, leave: parts.leave }),
      ...panelHandlers(panel, doors),
    },
    panelChanged: panel.changed,
    tick() {
      lookAtClocks();
      proctor.tick();
      panel.tick();
    },
  };
}

const restarted = (atMs: number): Sighting => ({
  kind: 'host-restarted',
  detail: 'the last run ended without a word',
  atMs,
  length: 0,
  count: 1,
});

function examSideOf(desk: Invigilator): ExamSide {
  return {
    exam: () => desk.open()?.exam ?? null,
    attempt() {
      const attempt = desk.seated();
      if (attempt === null) return null;
      const accommodations = desk.student(attempt.studentId)?.accommodations ?? [];
      return { id: attempt.id, phase: attempt.clock.phase, accommodations };
    },
  };
}

function panelSideOf({ desk, records, outbox }: ProctoringParts): PanelSide {
  const { submissions, drafts } = records.stores;
  return {
    attempt() {
      const attempt = desk.seated();
      return attempt === null ? null : (desk.open()?.live.view(attempt) ?? null);
    },
    act(act) {
      const open = desk.open();
      const attempt = desk.seated();
      if (open === null || attempt === null) return false;
      if (act.act === 'pause' || act.act === 'resume') return pauseAttempt(desk, act.act);
      const isOver = attempt.clock.phase === 'finished';
      if (act.act !== 'return-to-start' && isOver) return false;
      doStaffAct(desk, open, attempt, act);
      return true;
    },
    queue: () => ({
      queued: submissions.count('queued'),
      running: submissions.count('running'),
      held: submissions.count('held'),
    }),
    outbox,
    replay(problemId) {
      const attempt = desk.seated();
      if (attempt === null) return null;
      const key = drafts.lastWorkedOn(attempt.id, problemId);
      const draft = key === null ? null : drafts.read(key);
      const base = draft?.base ?? desk.problem(problemId)?.starter ?? '';
      const edits = key === null || draft === null ? [] : drafts.edits(key, draft.lastSeq);
      const sent = drafts
        .marks(attempt.id)
        .filter((mark) => mark.problemId === problemId && mark.language === key?.language);
      return {
        base,
        edits,
        submissions: sent.flatMap(({ submissionId, seq }) => {
          const kept = submissions.read(submissionId);
          return kept === null
            ? []
            : [{ atMs: kept.receivedAtMs, seq, code: receiptCode(kept.id) }];
        }),
      };
    },
  };
}
