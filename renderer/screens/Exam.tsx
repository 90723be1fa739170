import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExamView } from '#contract/exam.ts';
import type { ProblemView } from '#contract/problem.ts';
import { Bar } from '../components/Bar.tsx';
import { CodePane } from '../components/CodePane.tsx';
import { NarrowLayout, WideLayout } from '../components/ExamLayouts.tsx';
import { Kept, useKeptPlace } from '../components/Kept.tsx';
import { Notices } from '../components/Notices.tsx';
import { RehearsalBar } from '../components/RehearsalBar.tsx';
import { ResultsPane } from '../components/ResultsPane.tsx';
import { Statement } from '../components/Statement.tsx';
import { StudentMenu } from '../components/StudentMenu.tsx';
import { stepPane } from '../components/panes.ts';
import type { Shortcut } from '../components/shortcuts.ts';
import { useRoom } from '../components/use-room.ts';
import { useSaying } from '../components/use-saying.ts';
import { useDesk } from '../components/use-desk.ts';
import { currentProblem } from '../state/problems.ts';
import { useParts, useProblems, useSettings } from '../state/use-parts.ts';

type Props = {
  readonly exam: ExamView;
  /** False while the student looks at the review or staff are at work: all is kept, nothing answers to keys. */
  readonly active: boolean;
  readonly onReview: () => void;
  readonly onStaff: () => void;
};

/** The exam itself. */
export function Exam({ exam, active, onReview, onStaff }: Props) {
  const { t } = useTranslation('work');
  const list = useProblems((now) => now.list);
  const problem = useProblems(currentProblem);
  const student = <StudentMenu onReview={onReview} onStaff={onStaff} />;
  if (list !== null && problem !== null) {
    return <Work exam={exam} active={active} list={list} problem={problem} student={student} />;
  }
  return (
    <div className="page">
      <Bar withState student={student} active={active} />
      <Notices />
      <main className="pane-empty quiet">
        {t(list === null ? 'problems.loading' : 'problems.none')}
      </main>
    </div>
  );
}

type WorkProps = {
  readonly exam: ExamView;
  readonly active: boolean;
  readonly list: readonly ProblemView[];
  readonly problem: ProblemView;
  readonly student: ReactNode;
};

function Work({ exam, active, list, problem, student }: WorkProps) {
  const { problems } = useParts();
  const [body, setBody] = useState<HTMLElement | null>(null);
  const desk = useDesk(problem);
  useSaying(problem);
  const act: Readonly<Record<Shortcut, (() => void) | null>> = {
    run: () => desk.send('practice'),
    submit: () => desk.send('final'),
    nextProblem: () => problems.step(1),
    previousProblem: () => problems.step(-1),
    nextPane: () => stepPane(body, 1),
    previousPane: () => stepPane(body, -1),
    help: null,
  };
  const number = list.findIndex(({ id }) => id === problem.id) + 1;
  return (
    <div className="page">
      <Bar
        withState
        student={student}
        onShortcut={(shortcut) => act[shortcut]?.()}
        active={active}
      />
      <Notices />
      {exam.rehearsal && <RehearsalBar />}
      <main className="exam-body" ref={setBody}>
        <Desk
          desk={desk}
          body={body}
          problem={problem}
          statement={<Statement problem={problem} number={number} total={list.length} />}
        />
      </main>
    </div>
  );
}

type DeskProps = {
  readonly desk: ReturnType<typeof useDesk>;
  readonly body: HTMLElement | null;
  readonly problem: ProblemView;
  readonly statement: ReactNode;
};

/** Statement, code and results in the layout that there is room for. */
function Desk({ desk, body, problem, statement }: DeskProps) {
  const textPercent = useSettings((settings) => settings.textPercent);
  const room = useRoom(body, textPercent);
  const codePlace = useKeptPlace('code-place');
  const results = (
    <ResultsPane
      problem={problem}
      tab={desk.resultsTab}
      onTab={desk.setResultsTab}
      onRun={desk.run}
      onGoTo={desk.goTo}
      onRestore={desk.restore}
    />
  );
  const parts = { statement, results, codePlace };
  return (
    <>
      {room === 'wide' ? (
        <WideLayout {...parts} />
      ) : (
        <NarrowLayout {...parts} tab={desk.narrowTab} onTab={desk.setNarrowTab} />
      )}
      <Kept place={codePlace}>
        <CodePane problem={problem} desk={desk} />
      </Kept>
    </>
  );
}
