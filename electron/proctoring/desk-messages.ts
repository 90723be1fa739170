// What proctors said to whoever sits here, until they have read it: a page that is loaded again shows it again.
import type { DeskMessage } from '#contract/proctoring.ts';
import type { AttemptId } from '#contract/ids.ts';

/** More than anybody reads during an exam; the oldest give way. */
const KEPT_MAX = 50;

export type DeskMessages = ReturnType<typeof deskMessages>;

export function deskMessages() {
  let kept: { readonly attemptId: AttemptId; readonly message: DeskMessage }[] = [];
  return {
    keep(attemptId: AttemptId, message: DeskMessage): void {
      kept = [...kept, { attemptId, message }].slice(-KEPT_MAX);
    },
    /** Oldest first. Of another attempt nothing: it was said to somebody else. */
    unread: (attemptId: AttemptId | null): DeskMessage[] =>
      kept.flatMap((one) => (one.attemptId === attemptId ? [one.message] : [])),
    confirm(id: string): void {
      kept = kept.filter(({ message }) => message.id !== id);
    },
  };
}
