// What the editor holds, problem by problem and language by language, and how much of it the host has on disk. What could not be saved stays here.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Edit } from '#contract/edit.ts';
import type { ProblemId } from '#contract/ids.ts';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { ProblemView } from '#contract/problem.ts';
import type { Client } from '#contract/wire.ts';
import { createDraftSaver } from './draft-saver.ts';
import type { SaveFault, Timer } from './draft-saver.ts';

/** `unreachable`: the host did not answer, the text waits here. A fault: the host answered that it could not. */
export type DraftState = 'saved' | 'changed' | 'saving' | 'unreachable' | SaveFault;

/** A problem in one of its languages: each has a draft of its own. */
export type DraftKey = `${ProblemId} ${ProgrammingLanguage}`;

type InLanguage = { readonly language: ProgrammingLanguage };

export const draftKeyOf = ({
  problemId,
  language,
}: InLanguage & { problemId: ProblemId }): DraftKey => `${problemId} ${language}`;

export type OpenDraft = InLanguage & {
  readonly problemId: ProblemId;
  readonly source: string;
  readonly cursor: number;
  /** Number of the last edit, here or at the host; an editor that opens this draft goes on from it. */
  readonly lastSeq: number;
  readonly state: DraftState;
  /** The cursor moved since the last save: worth keeping, not worth a word on the screen. */
  readonly cursorMoved: boolean;
  /** Null until the host has kept it for the first time. */
  readonly savedAtMs: number | null;
};
export type Drafts = Readonly<Partial<Record<DraftKey, OpenDraft>>>;
export type EditorChange = InLanguage & {
  readonly problemId: ProblemId;
  readonly source: string;
  readonly cursor: number;
  readonly edits: readonly Edit[];
};

export type DraftsStore = StoreApi<Drafts> & {
  /** Reads the kept draft of the problem in its present language, or the starter. @throws HostError when the host is gone */
  open(problem: ProblemView): Promise<void>;
  change(change: EditorChange): void;
  /** Sends whatever is not saved, now; resolves when the host has answered for all of it. */
  flush(): Promise<void>;
  clear(): void;
};

const isUnsaved = (draft: OpenDraft): boolean => draft.state !== 'saved' || draft.cursorMoved;

export function createDrafts(client: Client, timer: Timer): DraftsStore {
  const store = createStore<Drafts>(() => ({}));
  const draftOf = (key: DraftKey): OpenDraft | undefined => store.getState()[key];
  const update = (key: DraftKey, part: Partial<OpenDraft>): void => {
    const draft = draftOf(key);
    if (draft !== undefined) store.setState({ [key]: { ...draft, ...part } });
  };

  const saver = createDraftSaver(client, timer, {
    unsaved: (key) => {
      const draft = draftOf(key);
      if (draft === undefined || !isUnsaved(draft)) return null;
      const { problemId, language, source, cursor } = draft;
      return { problemId, language, source, cursor };
    },
    started: (key) => {
      const onlyCursor = draftOf(key)?.state === 'saved';
      update(key, { cursorMoved: false, ...(!onlyCursor && { state: 'saving' }) });
    },
    saved: (key, source, savedAtMs) => {
      const whole = draftOf(key)?.source === source;
      update(key, { savedAtMs, state: whole ? 'saved' : 'changed' });
    },
    failed: (key, state) => update(key, { state }),
  });

  return {
    ...store,
    open: async (problem) => {
      const { id: problemId, language } = problem;
      const key = draftKeyOf({ problemId, language });
      if (draftOf(key) !== undefined) return;
      const kept = await client.call('draft/read', { problemId, language });
      if (draftOf(key) !== undefined) return;
      const opened: OpenDraft = {
        problemId,
        language,
        source: kept?.source ?? problem.starter,
        cursor: kept?.cursor ?? 0,
        lastSeq: kept?.lastSeq ?? 0,
        state: 'saved',
        cursorMoved: false,
        savedAtMs: kept?.savedAtMs ?? null,
      };
      store.setState({ [key]: opened });
    },
    change: ({ problemId, language, source, cursor, edits }) => {
      const key = draftKeyOf({ problemId, language });
      const draft = draftOf(key);
      if (draft === undefined) return;
      const lastSeq = edits.at(-1)?.seq ?? draft.lastSeq;
      const changed = source === draft.source ? {} : ({ state: 'changed' } as const);
      update(key, { source, cursor, lastSeq, cursorMoved: true, ...changed });
      saver.changed(key, edits);
    },
    flush: async () => {
      const open = Object.values(store.getState()).filter((draft) => draft !== undefined);
      await Promise.all(open.map((draft) => saver.save(draftKeyOf(draft))));
    },
    clear: () => {
      saver.clear();
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
