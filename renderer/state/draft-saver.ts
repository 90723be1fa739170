// Sends drafts to the host: one save at a time of each, and again where it failed. Knows nothing of screens.
import type { Answer } from '#contract/calls.ts';
import type { Edit } from '#contract/edit.ts';
import type { ProblemId } from '#contract/ids.ts';
import type { ProgrammingLanguage } from '#contract/language.ts';
import { DRAFT_SAVE_MS } from '#contract/limits.ts';
import type { Client } from '#contract/wire.ts';
import { hostErrorKind } from '../host-error.ts';
import type { DraftKey } from './drafts.ts';

export type SaveFault = Extract<Answer<'draft/save'>, { ok: false }>['error']['kind'];
export type Timer = { later(run: () => void, delayMs: number): unknown };

/** What one save carries, but for the edits. */
type Unsaved = {
  readonly problemId: ProblemId;
  readonly language: ProgrammingLanguage;
  readonly source: string;
  readonly cursor: number;
};

export type SaverPort = {
  /** The text to save; null when all of it is saved. */
  readonly unsaved: (key: DraftKey) => Unsaved | null;
  readonly started: (key: DraftKey) => void;
  /** `source` is what was saved; the text may have changed since. */
  readonly saved: (key: DraftKey, source: string, savedAtMs: number) => void;
  readonly failed: (key: DraftKey, why: 'unreachable' | SaveFault) => void;
};

export type DraftSaver = {
  /** More to save: within DRAFT_SAVE_MS it is on its way. */
  changed(key: DraftKey, edits: readonly Edit[]): void;
  /** Sends what is unsaved now; resolves when the host has answered. */
  save(key: DraftKey): Promise<void>;
  clear(): void;
};

/** Wait before a save that failed is tried again. */
const RETRY_SAVE_MS = 2_000;
/** As the contract allows. More than that waits only after an hour without a host; the text itself is always whole. */
const EDITS_PER_SAVE_MAX = 20_000;

type Pending = { edits: Edit[]; scheduled: boolean; running: Promise<void> | null };

export function createDraftSaver(client: Client, { later }: Timer, port: SaverPort): DraftSaver {
  const pending = new Map<DraftKey, Pending>();
  const pendingOf = (key: DraftKey): Pending => {
    const known = pending.get(key) ?? { edits: [], scheduled: false, running: null };
    pending.set(key, known);
    return known;
  };

  const schedule = (key: DraftKey, delayMs: number): void => {
    const waiting = pendingOf(key);
    if (waiting.scheduled) return;
    waiting.scheduled = true;
    later(() => {
      waiting.scheduled = false;
      void save(key);
    }, delayMs);
  };

  const saveOnce = async (key: DraftKey, waiting: Pending): Promise<void> => {
    const draft = port.unsaved(key);
    if (draft === null) return;
    const edits = waiting.edits.slice(0, EDITS_PER_SAVE_MAX);
    port.started(key);
    const answer = await client
      .call('draft/save', { ...draft, edits })
      .catch((error: unknown) => hostErrorKind(error));
    if (typeof answer === 'string' || !answer.ok) {
      const why = typeof answer === 'string' ? 'unreachable' : answer.error.kind;
      port.failed(key, why);
      // The other faults would be the same again: a change, or a sign-in, must come first.
      if (why === 'unreachable' || why === 'storage-failed') schedule(key, RETRY_SAVE_MS);
      return;
    }
    waiting.edits = waiting.edits.filter((edit) => edit.seq > answer.value.lastSeq);
    port.saved(key, draft.source, answer.value.savedAtMs);
    if (port.unsaved(key) !== null) schedule(key, DRAFT_SAVE_MS);
  };

  /** A save that is under way is waited for, and then what it did not carry is sent. */
  const save = async (key: DraftKey): Promise<void> => {
    const waiting = pendingOf(key);
    while (waiting.running !== null) await waiting.running;
    waiting.running = saveOnce(key, waiting);
    await waiting.running;
    waiting.running = null;
  };

  return {
    save,
    changed: (key, edits) => {
      pendingOf(key).edits.push(...edits);
      schedule(key, DRAFT_SAVE_MS);
    },
    clear: () => pending.clear(),
  };
}
