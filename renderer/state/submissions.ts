// What was sent: every submission of the student as the host tells of it, and the sending that is under way.
// Each press of a button has its own key, so that a sending whose answer was lost is repeated without counting twice.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ProblemId, SubmissionId } from '#contract/ids.ts';
import type { Receipt, Send, SendFault, SubmissionView } from '#contract/submission.ts';
import type { Purpose } from '#contract/verdict.ts';
import type { Client } from '#contract/wire.ts';
import { hostErrorKind } from '../host-error.ts';
import { sha256Of } from './sha256.ts';

/** `waiting`: the connection broke; exactly this text is sent again by itself when it is back. */
export type Sending =
  | { readonly kind: 'sending'; readonly purpose: Purpose }
  | { readonly kind: 'waiting'; readonly purpose: Purpose; readonly send: Send }
  | { readonly kind: 'refused'; readonly purpose: Purpose; readonly fault: SendFault }
  | { readonly kind: 'failed'; readonly purpose: Purpose }
  | { readonly kind: 'received'; readonly purpose: Purpose; readonly receipt: Receipt };

export type Submissions = {
  /** Newest first. */
  readonly list: readonly SubmissionView[];
  readonly sending: Readonly<Partial<Record<ProblemId, Sending>>>;
  /** The submission whose result a problem shows; the newest one where none was picked. */
  readonly picked: Readonly<Partial<Record<ProblemId, SubmissionId>>>;
};

export type SubmissionsStore = StoreApi<Submissions> & {
  /** Reads all again. @throws HostError when the host is gone */
  load(): Promise<void>;
  send(what: Pick<Send, 'problemId' | 'language' | 'purpose' | 'source'>): Promise<void>;
  /** Sends again what waits for the connection. */
  resend(): Promise<void>;
  /** The student has read the line about the sending. */
  dismiss(problemId: ProblemId): void;
  pick(problemId: ProblemId, submissionId: SubmissionId): void;
  /** @throws HostError when the host is gone */
  source(submissionId: SubmissionId): Promise<string | null>;
  clear(): void;
};

const NOTHING: Submissions = { list: [], sending: {}, picked: {} };

/** Puts one into the list: at its own place when it is known, else by the time it was received, newest first. */
export function withSubmission(
  list: readonly SubmissionView[],
  changed: SubmissionView,
): readonly SubmissionView[] {
  if (list.some((known) => known.id === changed.id)) {
    return list.map((known) => (known.id === changed.id ? changed : known));
  }
  const olderAt = list.findIndex((known) => known.receivedAtMs <= changed.receivedAtMs);
  return list.toSpliced(olderAt === -1 ? list.length : olderAt, 0, changed);
}

export function createSubmissions(client: Client, newKey: () => string): SubmissionsStore {
  const store = createStore<Submissions>(() => NOTHING);

  const setSending = (problemId: ProblemId, now: Sending | undefined): void =>
    store.setState(({ sending }) => ({ sending: { ...sending, [problemId]: now } }));

  const deliver = async (send: Send): Promise<void> => {
    const { problemId, purpose } = send;
    try {
      const answer = await client.call('submission/send', send);
      if (!answer.ok) {
        setSending(problemId, { kind: 'refused', purpose, fault: answer.error });
        return;
      }
      setSending(problemId, { kind: 'received', purpose, receipt: answer.value });
      store.setState(({ picked }) => ({ picked: { ...picked, [problemId]: undefined } }));
    } catch (error) {
      const lost = hostErrorKind(error) === 'connection-lost';
      setSending(
        problemId,
        lost ? { kind: 'waiting', purpose, send } : { kind: 'failed', purpose },
      );
    }
  };

  client.on('submission/changed', (changed) =>
    store.setState(({ list }) => ({ list: withSubmission(list, changed) })),
  );

  return {
    ...store,
    load: async () => store.setState({ list: await client.call('submission/list', {}) }),
    send: async (what) => {
      const { problemId, purpose, source } = what;
      const under = store.getState().sending[problemId]?.kind;
      if (under === 'sending' || under === 'waiting') return;
      setSending(problemId, { kind: 'sending', purpose });
      const sourceSha256 = await sha256Of(source);
      await deliver({ ...what, sourceSha256, sendKey: newKey() });
    },
    resend: async () => {
      for (const sending of Object.values(store.getState().sending)) {
        if (sending?.kind === 'waiting') await deliver(sending.send);
      }
    },
    dismiss: (problemId) => setSending(problemId, undefined),
    pick: (problemId, submissionId) =>
      store.setState(({ picked }) => ({ picked: { ...picked, [problemId]: submissionId } })),
    source: async (submissionId) =>
      (await client.call('submission/source', { submissionId }))?.source ?? null,
    clear: () => store.setState(NOTHING, true),
  };
}

export const ofProblem = (
  list: readonly SubmissionView[],
  problemId: ProblemId,
): readonly SubmissionView[] => list.filter((submission) => submission.problemId === problemId);

/** The submission whose result is on the screen. */
export function shownSubmission(all: Submissions, problemId: ProblemId): SubmissionView | null {
  const own = ofProblem(all.list, problemId);
  return own.find(({ id }) => id === all.picked[problemId]) ?? own[0] ?? null;
}
