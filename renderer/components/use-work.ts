// What a student does with their code: try it, send it, take the starter or an earlier submission back.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemView } from '#contract/problem.ts';
import type { SubmissionView } from '#contract/submission.ts';
import type { Purpose } from '#contract/verdict.ts';
import type { EditorApi } from '../editor/Editor.tsx';
import { shownSubmission } from '../state/submissions.ts';
import { useParts, useSubmissions } from '../state/use-parts.ts';
import { markersOf } from './markers-of.ts';

export type Work = {
  readonly send: (purpose: Purpose) => void;
  readonly reset: () => void;
  readonly restore: (submission: SubmissionView, source: string) => void;
  /** One line about what was last done to the text; null when there is none. */
  readonly note: string | null;
  readonly noteRead: () => void;
};

export function useWork(problem: ProblemView, api: EditorApi | null): Work {
  const { t } = useTranslation('work');
  const { drafts, submissions } = useParts();
  const [note, setNote] = useState<{ problemId: string; text: string } | null>(null);
  useMarkers(problem, api);

  const say = (text: string): void => setNote({ problemId: problem.id, text });
  return {
    note: note?.problemId === problem.id ? note.text : null,
    noteRead: () => setNote(null),
    send: (purpose) => {
      // What the editor shows at this very moment, never an older copy of it.
      const source = api?.getSource();
      if (source === undefined) return;
      setNote(null);
      void drafts.flush();
      void submissions.send(problem.id, purpose, source);
    },
    reset: () => {
      api?.setSource(problem.starter, 'reset');
      api?.focus();
      say(t('editor.resetDone'));
    },
    restore: (submission, source) => {
      api?.setSource(source, 'restore');
      api?.focus();
      say(t('editor.restored', { code: submission.code }));
    },
  };
}

/** Marks in the editor what the last refusal or result says of places in the code. */
function useMarkers(problem: ProblemView, api: EditorApi | null): void {
  const { t } = useTranslation('work');
  const sending = useSubmissions((now) => now.sending[problem.id]);
  const shown = useSubmissions((all) => shownSubmission(all, problem.id));
  const result = shown?.result ?? null;
  useEffect(() => {
    api?.showMarkers(
      markersOf(sending, result, {
        forbidden: (word) => t('faults.forbiddenMarker', { word }),
        nul: () => t('faults.nulMarker'),
      }),
    );
  }, [api, problem.id, sending, result, t]);
}
