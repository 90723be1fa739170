// What the editor holds, problem by problem, and how much of it the host has on disk. A change is sent within
// DRAFT_SAVE_MS of the key press, one save at a time per problem; what could not be saved stays here and is sent again.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Answer } from '#contract/calls.ts';
import type { Edit } from '#contract/edit.ts';
import type { ProblemId } from '#contract/ids.ts';
import { DRAFT_SAVE_MS } from '#contract/limits.ts';
import type { ProblemView } from '#contract/problem.ts';
import type { Client } from '#contract/wire.ts';
import { hostErrorKind } from '../host-error.ts';

type SaveFault = Extract<Answer<'draft/save'>, { ok: false }>['error']['kind'];

/** `unreachable`: the host did not answer, the text waits here. A fault: the host answered that it could not. */
export type DraftState = 'saved' | 'changed' | 'saving' | 'unreachable' | SaveFault;

export type OpenDraft = {
  readonly source: string;
  readonly cursor: number;
  /** Number of the last edit, here or at the host; an editor that opens this draft goes on from it. */
  readonly lastSeq: number;
  readonly state: DraftState;
  /** Null until the host has kept it for the first time. */
  readonly savedAtMs: number | null;
};
export type Drafts = Readonly<Partial<Record<ProblemId, OpenDraft>>>;
export type EditorChange = {
  readonly problemId: ProblemId;
  readonly source: string;
  readonly cursor: number;
  readonly edits: readonly Edit[];
};

export type DraftsStore = StoreApi<Drafts> & {
  /** Reads the kept draft, or the starter. @throws HostError when the host is gone */
  open(problem: ProblemView): Promise<void>;
  change(change: EditorChange): void;
  /** Sends whatever is not saved, now; resolves when the host has answered for all of it. */
  flush(): Promise<void>;
  clear(): void;
};

/** Wait before a save that failed is tried again. */
export const RETRY_SAVE_MS = 2_000;

/** As the contract allows. More than that waits only after an hour without a host; the text itself is always whole. */
const EDITS_PER_SAVE_MAX = 20_000;

type Timer = { later(run: () => void, delayMs: number): unknown };
type Pending = {
  edits: Edit[];
  /** Only the cursor moved since the last save: worth keeping, not worth a word on the screen. */
  cursorMoved: boolean;
  scheduled: boolean;
  running: Promise<void> | null;
};

export function createDrafts(client: Client, { later }: Timer): DraftsStore {
  const store = createStore<Drafts>(() => ({}));
  const pending = new Map<ProblemId, Pending>();

  const pendingOf = (problemId: ProblemId): Pending => {
    const known = pending.get(problemId) ?? {
      edits: [],
      cursorMoved: false,
      scheduled: false,
      running: null,
    };
    pending.set(problemId, known);
    return known;
  };
  const update = (problemId: ProblemId, part: Partial<OpenDraft>): void => {
    const draft = store.getState()[problemId];
    if (draft !== undefined) store.setState({ [problemId]: { ...draft, ...part } });
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
    const draft = store.getState()[problemId];
    if (draft === undefined || (draft.state === 'saved' && !waiting.cursorMoved)) return;
    const { source, cursor } = draft;
    const edits = waiting.edits.slice(0, EDITS_PER_SAVE_MAX);
    waiting.cursorMoved = false;
    if (draft.state !== 'saved') update(problemId, { state: 'saving' });
    const answer = await client
      .call('draft/save', { problemId, source, cursor, edits })
      .catch((error: unknown) => hostErrorKind(error));
    if (typeof answer === 'string' || !answer.ok) {
      const state = typeof answer === 'string' ? 'unreachable' : answer.error.kind;
      update(problemId, { state });
      if (state === 'unreachable' || state === 'storage-failed') schedule(problemId, RETRY_SAVE_MS);
      return;
    }
    waiting.edits = waiting.edits.filter((edit) => edit.seq > answer.value.lastSeq);
    const changedMeanwhile = store.getState()[problemId]?.source !== source;
    update(problemId, {
      state: changedMeanwhile ? 'changed' : 'saved',
      savedAtMs: answer.value.savedAtMs,
    });
    if (changedMeanwhile) schedule(problemId, DRAFT_SAVE_MS);
  };

  /** A save that is under way is waited for, and then what it did not carry is sent. */
  const save = async (problemId: ProblemId): Promise<void> => {
    const waiting = pendingOf(problemId);
    while (waiting.running !== null) await waiting.running;
    const run = saveOnce(problemId, waiting);
    waiting.running = run;
    await run;
    waiting.running = null;
  };

  return {
    ...store,
    open: async (problem) => {
      if (store.getState()[problem.id] !== undefined) return;
      const kept = await client.call('draft/read', { problemId: problem.id });
      if (store.getState()[problem.id] !== undefined) return;
      store.setState({
        [problem.id]: {
          source: kept?.source ?? problem.starter,
          cursor: kept?.cursor ?? 0,
          lastSeq: kept?.lastSeq ?? 0,
          state: 'saved',
          savedAtMs: kept?.savedAtMs ?? null,
        },
      });
    },
    change: ({ problemId, source, cursor, edits }) => {
      const draft = store.getState()[problemId];
      if (draft === undefined) return;
      const waiting = pendingOf(problemId);
      waiting.edits.push(...edits);
      const lastSeq = edits.at(-1)?.seq ?? draft.lastSeq;
      if (source === draft.source) {
        waiting.cursorMoved = true;
        update(problemId, { cursor, lastSeq });
      } else {
        update(problemId, { source, cursor, lastSeq, state: 'changed' });
      }
      schedule(problemId, DRAFT_SAVE_MS);
    },
    flush: async () => {
      await Promise.all(Object.keys(store.getState()).map(save));
    },
    clear: () => {
      pending.clear();
      store.setState({}, true);
    },
  };
}

/** One state for the whole screen: the most worrying of all problems, and when something was last saved. */
export function savedSummary(drafts: Drafts): { state: DraftState; savedAtMs: number | null } {
  const all = Object.values(drafts).filter((draft) => draft !== undefined);
  const times = all.map((draft) => draft.savedAtMs).filter((time) => time !== null);
  const quiet: readonly DraftState[] = ['saved', 'changed', 'saving'];
  const worst =
    all.find((draft) => !quiet.includes(draft.state)) ??
    all.find((draft) => draft.state !== 'saved');
  return {
    state: worst?.state ?? 'saved',
    savedAtMs: times.length === 0 ? null : Math.max(...times),
  };
}
