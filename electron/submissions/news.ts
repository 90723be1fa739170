// Tells the screen of each change to a submission of the student who sits there now, and of nobody else's.
import type { Publish } from '#contract/events.ts';
import { aheadOf } from './host.ts';
import type { Desk } from './host.ts';
import type { SubmissionStore } from './store.ts';
import { studentView } from './view.ts';

/** Answers what to call with the id of a changed submission. Others of the line move with it and are told too. */
export function submissionNews(parts: {
  readonly store: SubmissionStore;
  readonly desk: Desk;
  readonly publish: Publish;
  /** Head of the station's log with this submission in it. */
  readonly logHead: (submissionId: string) => string | null;
}): (submissionId: string) => void {
  const { store, desk, publish, logHead } = parts;
  return (changedId) => {
    const attemptId = desk.sitting()?.attemptId;
    if (attemptId === undefined) return;
    const line = store.line();
    for (const id of new Set([changedId, ...line])) {
      const kept = store.read(id);
      if (kept?.attemptId !== attemptId) continue;
      const shown = {
        ahead: aheadOf(store, line, id),
        hidden: desk.hidden(),
        logHead: logHead(id),
      };
      publish('submission/changed', studentView(kept, shown));
    }
  };
}
