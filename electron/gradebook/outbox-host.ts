// Answers how much of the exam has left the station.
import type { Handlers } from '#contract/calls.ts';
import type { OutboxView, SentView } from '#contract/outbox.ts';

type Names = 'outbox/read';

export const outboxHandlers = (view: () => OutboxView | null): Handlers<Names> => ({
  'outbox/read': () => sentView(view()),
});

/** The student reads how much has left, and not where to. */
export const sentView = (view: OutboxView | null): SentView | null =>
  view === null ? null : { by: view.sinks.length === 0 ? 'staff' : 'itself', unsent: view.unsent };
