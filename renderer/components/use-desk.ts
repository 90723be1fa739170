// What a student does with their code: try it, send it, go to a place in it, take the starter or an earlier one back.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { ProblemView } from '#contract/problem.ts';
import type { SubmissionView } from '#contract/submission.ts';
import type { Purpose } from '#contract/verdict.ts';
import type { EditorApi } from '../editor/Editor.tsx';
import { draftKeyOf } from '../state/drafts.ts';
import { shownSubmission } from '../state/submissions.ts';
import { useDrafts, useParts, useRuns, useSubmissions } from '../state/use-parts.ts';
import type { NarrowTab } from './ExamLayouts.tsx';
import type { ResultsTab } from './ResultsPane.tsx';
import { languageOf } from './language-names.ts';
import { markersOf } from './markers-of.ts';

export type Desk = {
  readonly send: (purpose: Purpose) => void;
  /** With the student's own input; not sent. */
  readonly run: () => void;
  readonly reset: () => void;
  readonly restore: (submission: SubmissionView, source: string) => void;
  /** Brings a place of the code before the student's eyes and under their keys. */
  readonly goTo: (line: number, column: number) => void;
  /** One line about what was last done to the text; null when there is none. */
  readonly note: string | null;
  readonly noteRead: () => void;
  /** The editor tells itself here when it is there, and null when it goes. */
  readonly apiRef: (api: EditorApi | null) => void;
  readonly resultsTab: ResultsTab;
  readonly setResultsTab: (tab: ResultsTab) => void;
  readonly narrowTab: NarrowTab;
  readonly setNarrowTab: (tab: NarrowTab) => void;
};

/** An earlier submission on its way back into the editor. */
type Restored = {
  readonly problemId: string;
  readonly language: ProgrammingLanguage;
  readonly source: string;
};

type Note = { readonly problemId: string; readonly text: string };

export function useDesk(problem: ProblemView): Desk {
  const { t } = useTranslation('work');
  const { drafts, problems, submissions, runs } = useParts();
  const [api, apiRef] = useState<EditorApi | null>(null);
  const awaited = useRef<Restored | null>(null);
  const { id: problemId, language } = problem;
  const isOpen = useDrafts((now) => now[draftKeyOf({ problemId, language })] !== undefined);
  const [note, setNote] = useState<Note | null>(null);
  const [resultsTab, setResultsTab] = useState<ResultsTab>('results');
  const [narrowTab, setNarrowTab] = useState<NarrowTab>('statement');
  useMarkers(problem, api);

  const replace = (source: string, why: 'reset' | 'restore', text: string): void => {
    setNarrowTab('code');
    api?.setSource(source, why);
    api?.focus();
    setNote({ problemId: problem.id, text });
  };
  // The draft of another language is opened first; the editor then shows it.
  useEffect(() => {
    const restored = awaited.current;
    if (restored === null || api === null || !isOpen) return;
    awaited.current = null;
    if (restored.problemId !== problemId || restored.language !== language) return;
    api.setSource(restored.source, 'restore');
    api.focus();
  }, [api, isOpen, problemId, language]);
  return {
    ...{ apiRef, resultsTab, setResultsTab, narrowTab, setNarrowTab },
    note: note?.problemId === problem.id ? note.text : null,
    noteRead: () => setNote(null),
    send: (purpose) => {
      // What the editor shows at this very moment, never an older copy of it.
      const source = api?.getSource();
      if (source === undefined) return;
      setNote(null);
      runs.forget(problem.id);
      setResultsTab('results');
      setNarrowTab('results');
      void drafts.flush();
      void submissions.send({ problemId, language, purpose, source });
    },
    run: () => {
      const source = api?.getSource();
      if (source === undefined) return;
      void runs.start({ problemId: problem.id, language: problem.language, source });
    },
    reset: () => replace(problem.starter, 'reset', t('editor.resetDone')),
    restore: (submission, source) => {
      const itsLanguage = languageOf(problem, submission);
      const text = t('editor.restored', { code: submission.code });
      if (itsLanguage === language) {
        replace(source, 'restore', text);
        return;
      }
      awaited.current = { problemId, language: itsLanguage, source };
      setNarrowTab('code');
      setNote({ problemId, text });
      problems.choose(problemId, itsLanguage);
    },
    goTo: (line, column) => {
      setNarrowTab('code');
      // In the narrow layout the editor is shown first, and can take the focus only then.
      requestAnimationFrame(() => {
        api?.reveal(line, column);
        api?.focus();
      });
    },
  };
}

/** Marks in the editor what the last refusal or result says of places in the code. */
function useMarkers(problem: ProblemView, api: EditorApi | null): void {
  const { t } = useTranslation('work');
  const sending = useSubmissions((now) => now.sending[problem.id]);
  const shown = useSubmissions((all) => shownSubmission(all, problem.id));
  // Its lines are those of another text where it is of another language.
  const isOfText = shown !== null && languageOf(problem, shown) === problem.language;
  const ended = useRuns(({ runs }) => runs[problem.id]?.end);
  // A run is newer than any result: whatever is sent after it takes its place.
  const judged = ended?.kind === 'not-compiled' ? ended : isOfText ? (shown?.result ?? null) : null;
  useEffect(() => {
    const words = {
      forbidden: (word: string) => t('faults.forbiddenMarker', { word }),
      nul: () => t('faults.nulMarker'),
    };
    api?.showMarkers(markersOf(sending, judged, words));
  }, [api, sending, judged, t]);
}
