// Answers how much of the exam has left the station, and what the desk has said to whoever sits here.
import type { Handlers } from '#contract/calls.ts';
import type { AttemptId } from '#contract/ids.ts';
import type { OutboxView, SentView } from '#contract/outbox.ts';
import type { DeskMessages } from '../proctoring/desk-messages.ts';

type Names = 'outbox/read' | 'message/read' | 'message/confirm';

export const outboxHandlers = (
  view: () => OutboxView | null,
  messages: DeskMessages,
  attemptId: () => AttemptId | null,
): Handlers<Names> => ({
  'outbox/read': () => sentView(view()),
  'message/read': () => messages.unread(attemptId()),
  'message/confirm': ({ id }) => {
    messages.confirm(id);
    return {};
  },
});

/** The student reads how much has left, and not where to. */
export const sentView = (view: OutboxView | null): SentView | null =>
  view === null ? null : { by: view.sinks.length === 0 ? 'staff' : 'itself', unsent: view.unsent };
