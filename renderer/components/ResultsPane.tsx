import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useTranslation } from 'react-i18next';
import type { ProblemView } from '#contract/problem.ts';
import type { SubmissionView } from '#contract/submission.ts';
import { ofProblem, shownSubmission } from '../state/submissions.ts';
import { useParts, useSubmissions } from '../state/use-parts.ts';
import { Empty } from './Empty.tsx';
import { History } from './History.tsx';
import { Result } from './Result.tsx';
import { RunPane } from './RunPane.tsx';
import { Waiting } from './Waiting.tsx';

export type ResultsTab = 'results' | 'run' | 'history';
const TABS: readonly ResultsTab[] = ['results', 'run', 'history'];

type Props = {
  readonly problem: ProblemView;
  readonly tab: ResultsTab;
  readonly onTab: (tab: ResultsTab) => void;
  readonly onRun: () => void;
  readonly onGoTo: (line: number, column: number) => void;
  readonly onRestore: (submission: SubmissionView, source: string) => void;
};

/** What came of the code: the newest result, and everything that was ever sent. */
export function ResultsPane({ problem, tab, onTab, onRun, onGoTo, onRestore }: Props) {
  const { t } = useTranslation(['work', 'run']);
  const { submissions } = useParts();
  const list = useSubmissions((all) => all.list);
  const shown = useSubmissions((all) => shownSubmission(all, problem.id));
  const own = ofProblem(list, problem.id);
  const show = (submission: SubmissionView): void => {
    submissions.pick(problem.id, submission.id);
    onTab('results');
  };
  return (
    <section className="results-pane" aria-label={t('panes.results')} data-pane>
      <Tabs
        className="tabs"
        selectedKey={tab}
        onSelectionChange={(key) => onTab(TABS.find((name) => name === key) ?? 'results')}
      >
        <TabList className="tab-list" aria-label={t('panes.results')}>
          <Tab id="results" className="tab">
            {t('results.tab')}
          </Tab>
          <Tab id="run" className="tab">
            {t('run:tab')}
          </Tab>
          <Tab id="history" className="tab">
            {t('history.tab')}
            {own.length > 0 && <span className="badge numbers">{own.length}</span>}
          </Tab>
        </TabList>
        <TabPanel id="results" className="tab-panel">
          <ShownResult problem={problem} shown={shown} onGoTo={onGoTo} />
        </TabPanel>
        <TabPanel id="run" className="tab-panel">
          <RunPane problem={problem} onRun={onRun} onGoTo={onGoTo} />
        </TabPanel>
        <TabPanel id="history" className="tab-panel">
          <History problem={problem} submissions={own} onShow={show} onRestore={onRestore} />
        </TabPanel>
      </Tabs>
    </section>
  );
}

type ShownProps = Pick<Props, 'problem' | 'onGoTo'> & { readonly shown: SubmissionView | null };

function ShownResult({ problem, shown, onGoTo }: ShownProps) {
  const { t } = useTranslation('work');
  if (shown === null) return <Empty title={t('results.empty')}>{t('results.emptyBody')}</Empty>;
  const { result } = shown;
  if (shown.state !== 'graded' || result === null) return <Waiting submission={shown} />;
  return <Result problem={problem} submission={shown} result={result} onGoTo={onGoTo} />;
}
