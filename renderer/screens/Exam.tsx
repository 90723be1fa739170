import { useCallback, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExamView } from '#contract/exam.ts';
import type { ProblemView } from '#contract/problem.ts';
import { Bar } from '../components/Bar.tsx';
import { CodePane, goTo } from '../components/CodePane.tsx';
import { Kept, useKeptPlace } from '../components/Kept.tsx';
import { NarrowLayout, WideLayout } from '../components/ExamLayouts.tsx';
import type { NarrowTab } from '../components/ExamLayouts.tsx';
import { Notices } from '../components/Notices.tsx';
import { RehearsalBar } from '../components/RehearsalBar.tsx';
import { ResultsPane } from '../components/ResultsPane.tsx';
import type { ResultsTab } from '../components/ResultsPane.tsx';
import { Statement } from '../components/Statement.tsx';
import { StudentMenu } from '../components/StudentMenu.tsx';
import { stepPane } from '../components/panes.ts';
import type { Shortcut } from '../components/shortcuts.ts';
import { useRoom } from '../components/use-room.ts';
import { useSaying } from '../components/use-saying.ts';
import { useWork } from '../components/use-work.ts';
import type { EditorApi } from '../editor/Editor.tsx';
import { currentProblem } from '../state/problems.ts';
import { useParts, useProblems, useSettings } from '../state/use-parts.ts';

type Props = {
  readonly exam: ExamView;
  readonly onReview: () => void;
  readonly onStaff: () => void;
};

/** The exam itself. */
export function Exam({ exam, onReview, onStaff }: Props) {
  const { t } = useTranslation('work');
  const list = useProblems((now) => now.list);
  const problem = useProblems(currentProblem);
  const student = <StudentMenu onReview={onReview} onStaff={onStaff} />;
  if (list !== null && problem !== null) {
    return <Work exam={exam} list={list} problem={problem} student={student} />;
  }
  return (
    <div className="page">
      <Bar withState student={student} />
      <Notices />
      <main className="pane-empty quiet">
        {t(list === null ? 'problems.loading' : 'problems.none')}
      </main>
    </div>
  );
}

type WorkProps = {
  readonly exam: ExamView;
  readonly list: readonly ProblemView[];
  readonly problem: ProblemView;
  readonly student: ReactNode;
};

function Work({ exam, list, problem, student }: WorkProps) {
  const { problems } = useParts();
  const body = useRef<HTMLElement>(null);
  const textPercent = useSettings((settings) => settings.textPercent);
  const room = useRoom(body, textPercent);
  const [api, setApi] = useState<EditorApi | null>(null);
  const [resultsTab, setResultsTab] = useState<ResultsTab>('results');
  const [narrowTab, setNarrowTab] = useState<NarrowTab>('statement');
  const codePlace = useKeptPlace('code-place');
  const work = useWork(problem, api);
  useSaying(problem);

  const send = (purpose: 'practice' | 'final'): void => {
    setResultsTab('results');
    setNarrowTab('results');
    work.send(purpose);
  };
  const toCode = (line: number, column: number): void => {
    setNarrowTab('code');
    // In the narrow layout the editor is shown first, and can take the focus only then.
    requestAnimationFrame(() => goTo(api, line, column));
  };
  const onShortcut = useCallback(
    (shortcut: Shortcut): void => {
      switch (shortcut) {
        case 'run':
          return send('practice');
        case 'submit':
          return send('final');
        case 'nextProblem':
          return problems.step(1);
        case 'previousProblem':
          return problems.step(-1);
        case 'nextPane':
          return stepPane(body.current, 1);
        case 'previousPane':
          return stepPane(body.current, -1);
        case 'help':
          return undefined;
      }
    },
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `send` holds nothing but these
    [problems, work, api],
  );

  const statement = (
    <Statement
      problem={problem}
      number={list.findIndex(({ id }) => id === problem.id) + 1}
      total={list.length}
    />
  );
  const results = (
    <ResultsPane
      problem={problem}
      tab={resultsTab}
      onTab={setResultsTab}
      onGoTo={toCode}
      onRestore={(submission, source) => {
        setNarrowTab('code');
        work.restore(submission, source);
      }}
    />
  );
  const parts = { statement, results, codePlace };
  return (
    <div className="page">
      <Bar withState student={student} onShortcut={onShortcut} />
      <Notices />
      {exam.rehearsal && <RehearsalBar />}
      <main className="exam-body" ref={body}>
        {room === 'wide' ? (
          <WideLayout {...parts} />
        ) : (
          <NarrowLayout {...parts} tab={narrowTab} onTab={setNarrowTab} />
        )}
        <Kept place={codePlace}>
          <CodePane
            problem={problem}
            note={work.note}
            onNoteRead={work.noteRead}
            api={api}
            apiRef={setApi}
            onSend={send}
            onReset={work.reset}
          />
        </Kept>
      </main>
    </div>
  );
}
