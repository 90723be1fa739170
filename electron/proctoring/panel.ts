// The proctor's panel inside the app: open for a while after a code, then it closes by itself.
import type { Publish } from '#contract/events.ts';
import type { AttemptView, StaffAct } from '#contract/exam.ts';
import type { ProblemId } from '#contract/ids.ts';
import { MINUTE_MS } from '#contract/limits.ts';
import type { Panel, PanelAct, PanelFault, Replay } from '#contract/proctoring.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Proctor } from './proctor.ts';

/** Without use for this long, a panel that was forgotten open closes. */
export const PANEL_IDLE_MS = 5 * MINUTE_MS;

/** What the panel does to the attempt, and reads of it. */
export type PanelSide = {
  attempt(): AttemptView | null;
  /** False when the act is not possible now. */
  act(act: StaffAct | { readonly act: 'pause' } | { readonly act: 'resume' }): boolean;
  queue(): Panel['queue'];
  outbox(): Panel['outbox'];
  /** The edits of one problem of the attempt that sits here. */
  replay(problemId: ProblemId): Omit<Replay, 'incidents'> | null;
};

export type PanelParts = {
  readonly proctor: Proctor;
  readonly side: PanelSide;
  readonly keyFingerprint: string;
  readonly publish: Publish;
};

export type ProctorPanel = ReturnType<typeof createPanel>;

export function createPanel({ proctor, side, keyFingerprint, publish }: PanelParts) {
  const { clock, journal } = proctor.parts;
  let closesAtMs: number | null = null;

  const isOpen = () => closesAtMs !== null && clock().steadyMs < closesAtMs;
  const use = () => (closesAtMs = clock().steadyMs + PANEL_IDLE_MS);
  const view = (): Panel | null => {
    if (!isOpen() || closesAtMs === null) return null;
    const head = journal.head();
    return {
      attempt: side.attempt(),
      locked: proctor.locked(),
      incidents: proctor.incidents(),
      queue: side.queue(),
      outbox: side.outbox(),
      log: { entries: head.seq, head: head.hash, keyFingerprint },
      closesInMs: closesAtMs - clock().steadyMs,
    };
  };
  const tell = (): void => publish('panel/changed', view());
  const close = (): void => {
    if (closesAtMs === null) return;
    closesAtMs = null;
    tell();
  };
  proctor.onIncident(() => {
    if (isOpen()) tell();
  });

  return {
    view,
    close,
    /** The code was right: see staff-doors.ts. */
    open(): void {
      use();
    },
    /** Somebody reads in it. Opens nothing that has closed. */
    stay(): void {
      if (isOpen()) use();
    },
    /** Something that the panel shows has changed elsewhere. */
    changed(): void {
      if (isOpen()) tell();
    },
    /** Closes what was forgotten open. Call it every second. */
    tick(): void {
      if (closesAtMs !== null && !isOpen()) close();
    },
    act(act: PanelAct): Result<Panel, PanelFault> {
      if (!isOpen()) return fail({ kind: 'panel-closed' });
      use();
      const fault = perform({ proctor, side }, act);
      if (fault !== null) return fail(fault);
      tell();
      const now = view();
      return now === null ? fail({ kind: 'panel-closed' }) : ok(now);
    },
    replay(problemId: ProblemId): Result<Replay, PanelFault> {
      if (!isOpen()) return fail({ kind: 'panel-closed' });
      use();
      const edits = side.replay(problemId);
      if (edits === null) return fail({ kind: 'not-signed-in' });
      return ok({ ...edits, incidents: proctor.incidents().toReversed() });
    },
  };
}

function perform(
  { proctor, side }: Pick<PanelParts, 'proctor' | 'side'>,
  act: PanelAct,
): PanelFault | null {
  const attemptId = side.attempt()?.id ?? null;
  if (attemptId === null) return { kind: 'not-signed-in' };
  if (act.act === 'release') {
    if (!proctor.locked()) return { kind: 'not-locked' };
    proctor.release('panel');
    return null;
  }
  if (!side.act(act)) return { kind: 'not-possible-now' };
  proctor.parts.journal.write({ kind: 'staff', attemptId, body: { ...act } });
  proctor.tell();
  return null;
}
