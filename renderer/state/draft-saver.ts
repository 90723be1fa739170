// Sends drafts to the host: one save at a time per problem, and again where it failed. Knows nothing of screens.
import type { Answer } from '#contract/calls.ts';
import type { Edit } from '#contract/edit.ts';
import type { ProblemId } from '#contract/ids.ts';
import { DRAFT_SAVE_MS } from '#contract/limits.ts';
import type { Client } from '#contract/wire.ts';
import { hostErrorKind } from '../host-error.ts';

export type SaveFault = Extract<Answer<'draft/save'>, { ok: false }>['error']['kind'];
export type Timer = { later(run: () => void, delayMs: number): unknown };

export type SaverPort = {
  /** The text to save; null when all of it is saved. */
  readonly unsaved: (problemId: ProblemId) => { source: string; cursor: number } | null;
  readonly started: (problemId: ProblemId) => void;
  /** `source` is what was saved; the text may have changed since. */
  readonly saved: (problemId: ProblemId, source: string, savedAtMs: number) => void;
  readonly failed: (problemId: ProblemId, why: 'unreachable' | SaveFault) => void;
};

export type DraftSaver = {
  /** More to save: within DRAFT_SAVE_MS it is on its way. */
  changed(problemId: ProblemId, edits: readonly Edit[]): void;
  /** Sends what is unsaved now; resolves when the host has answered. */
  save(problemId: ProblemId): Promise<void>;
  clear(): void;
};

/** Wait before a save that failed is tried again. */
const RETRY_SAVE_MS = 2_000;
/** As the contract allows. More than that waits only after an hour without a host; the text itself is always whole. */
const EDITS_PER_SAVE_MAX = 20_000;

type Pending = { edits: Edit[]; scheduled: boolean; running: Promise<void> | null };

export function createDraftSaver(client: Client, { later }: Timer, port: SaverPort): DraftSaver {
  const pending = new Map<ProblemId, Pending>();
  const pendingOf = (problemId: ProblemId): Pending => {
    const known = pending.get(problemId) ?? { edits: [], scheduled: false, running: null };
    pending.set(problemId, known);
    return known;
  };

  const schedule = (problemId: ProblemId, delayMs: number): void => {
    const waiting = pendingOf(problemId);
    if (waiting.scheduled) return;
    waiting.scheduled = true;
    later(() => {
      waiting.scheduled = false;
      void save(problemId);
    }, delayMs);
  };

  const saveOnce = async (problemId: ProblemId, waiting: Pending): Promise<void> => {
    const draft = port.unsaved(problemId);
    if (draft === null) return;
    const edits = waiting.edits.slice(0, EDITS_PER_SAVE_MAX);
    port.started(problemId);
    const answer = await client
      .call('draft/save', { problemId, ...draft, edits })
      .catch((error: unknown) => hostErrorKind(error));
    if (typeof answer === 'string' || !answer.ok) {
      const why = typeof answer === 'string' ? 'unreachable' : answer.error.kind;
      port.failed(problemId, why);
      // The other faults would be the same again: a change, or a sign-in, must come first.
      if (why === 'unreachable' || why === 'storage-failed') schedule(problemId, RETRY_SAVE_MS);
      return;
    }
    waiting.edits = waiting.edits.filter((edit) => edit.seq > answer.value.lastSeq);
    port.saved(problemId, draft.source, answer.value.savedAtMs);
    if (port.unsaved(problemId) !== null) schedule(problemId, DRAFT_SAVE_MS);
  };

  /** A save that is under way is waited for, and then what it did not carry is sent. */
  const save = async (problemId: ProblemId): Promise<void> => {
    const waiting = pendingOf(problemId);
    while (waiting.running !== null) await waiting.running;
    waiting.running = saveOnce(problemId, waiting);
    await waiting.running;
    waiting.running = null;
  };

  return {
    save,
    changed: (problemId, edits) => {
      pendingOf(problemId).edits.push(...edits);
      schedule(problemId, DRAFT_SAVE_MS);
    },
    clear: () => pending.clear(),
  };
}
