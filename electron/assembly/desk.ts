// Joins the exam and the queue: the exam lets a student send and sends the last drafts; the queue tells it what was kept.
import type { Publish } from '#contract/events.ts';
import { fail } from '#contract/result.ts';
import { isStorageFault } from '../database/storage-fault.ts';
import { markSubmission } from '../exam/drafts/desk.ts';
import type { AutomaticSend } from '../exam/ending.ts';
import { createInvigilator } from '../exam/invigilator.ts';
import type { Invigilator } from '../exam/invigilator.ts';
import type { Reading } from '../exam/rules/elapsed.ts';
import type { Attempt } from '../exam/store.ts';
import type { Journal } from '../proctoring/log/journal.ts';
import type { Logger } from '../station/logger.ts';
import { keepDraft } from '../submissions/host.ts';
import type { Desk, Sitting } from '../submissions/host.ts';
import { validateSource } from '../submissions/validator.ts';
import type { Worker } from '../submissions/worker.ts';
import type { StationOptions } from './station.ts';
import type { Stores } from './stores.ts';

type OnKept = (submissionId: string) => void;

export function buildDesk(
  options: Pick<StationOptions, 'shell' | 'stationName'>,
  clock: () => Reading,
  stores: Stores,
  publish: Publish,
  onKept: OnKept,
): Invigilator {
  const desk = createInvigilator({
    attempts: stores.attempts,
    drafts: stores.drafts,
    codes: stores.codes,
    clock,
    publish,
    shell: options.shell,
    stationName: options.stationName,
    newId: stores.newId,
    queue: {
      sent: (attemptId) => stores.submissions.sentInAttempt(attemptId),
      sendDraft: (draft) => sendDraft(desk, stores, draft, onKept),
    },
  });
  return desk;
}

function sendDraft(desk: Invigilator, stores: Stores, draft: AutomaticSend, onKept: OnKept) {
  const { attempt, problemId, language, sourceSha256, late } = draft;
  const source = new TextEncoder().encode(draft.source);
  const manifest = desk.problem(problemId)?.manifest ?? null;
  const valid = validateSource({ source, manifest, language });
  if (!valid.ok) return valid;
  return keepDraft(
    {
      store: stores.submissions,
      now: () => desk.parts.clock().wallMs,
      newId: stores.newId,
      onKept,
      // Nobody reads this receipt.
      logHead: () => null,
    },
    { problemId, language, purpose: 'final', sourceSha256 },
    source,
    { ...sittingOf(attempt), late, automatic: true },
  );
}

/** What submissions ask of the exam. */
export function submissionDesk(desk: Invigilator): Desk {
  return {
    sitting: () => {
      const attempt = desk.seated();
      return attempt === null ? null : sittingOf(attempt);
    },
    maySend: (problemId, purpose) => desk.maySend(problemId, purpose),
    hidden: () => desk.hidden(),
  };
}

/** A page that does not show the lock must not get past it. What the end of time sends goes another way. */
export const lockedOut = (desk: Desk, proctor: { locked(): boolean }): Desk => ({
  ...desk,
  maySend: (problemId, purpose) =>
    proctor.locked() ? fail({ kind: 'locked' }) : desk.maySend(problemId, purpose),
});

const sittingOf = ({ examId, kind, id, studentId, studentName }: Attempt): Sitting => ({
  examId,
  examKind: kind,
  attemptId: id,
  studentId,
  studentName,
});

/**
 * What happens once a submission is on disk. The parts that hear of it are built after those that call, so they join
 * later; until then there is nobody who could send.
 */
export function keptHook(stores: Stores, journal: Journal, log: Logger) {
  let heard: OnKept = () => undefined;
  return {
    call: (submissionId: string) => heard(submissionId),
    join(desk: Invigilator, tell: OnKept, worker: Pick<Worker, 'wake'>): void {
      heard = (submissionId) => {
        withRoom(log, submissionId, () => bindEditLog(desk, stores, submissionId));
        withRoom(log, submissionId, () => noteSubmission(stores, journal, submissionId));
        tell(submissionId);
        worker.wake();
      };
    },
  };
}

/** The submission is safe already, so a full disk here costs the note alone and never the receipt. */
function withRoom(log: Logger, submissionId: string, note: () => void): void {
  try {
    note();
  } catch (error) {
    if (!isStorageFault(error)) throw error;
    log.warn('a submission could not be noted', { submissionId, error });
  }
}

/** Notes in the edit log what was sent. */
function bindEditLog(desk: Invigilator, stores: Stores, submissionId: string): void {
  const kept = stores.submissions.read(submissionId);
  const bytes = stores.submissions.source(submissionId);
  const attempt = kept === null ? null : stores.attempts.read(kept.attemptId);
  if (kept === null || bytes === null || attempt === null) return;
  const source = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const { problemId, language, automatic } = kept;
  markSubmission(desk, { submissionId, attempt, problemId, language, source, automatic });
}

/** Binds the submission into the station's log, whose head then stands on the receipt. */
function noteSubmission(stores: Stores, journal: Journal, submissionId: string): void {
  const kept = stores.submissions.read(submissionId);
  if (kept === null) return;
  const { attemptId, problemId, purpose, sourceSha256, late, automatic } = kept;
  const body = { submissionId, problemId, purpose, sourceSha256, late, automatic };
  journal.write({ kind: 'submission', attemptId, body });
}
