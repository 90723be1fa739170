import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemView } from '#contract/problem.ts';
import type { SubmissionView } from '#contract/submission.ts';
import { useParts } from '../state/use-parts.ts';
import { Empty } from './Empty.tsx';
import { HistoryRow } from './HistoryRow.tsx';
import { Line } from './Line.tsx';
import { SourceView } from './SourceView.tsx';

type Props = {
  readonly problem: ProblemView;
  /** Of this problem, newest first. */
  readonly submissions: readonly SubmissionView[];
  readonly onShow: (submission: SubmissionView) => void;
  readonly onRestore: (submission: SubmissionView, source: string) => void;
};

type Viewed = { readonly submission: SubmissionView; readonly source: string };

/** Everything sent for this problem, with its receipts; each source can be read and put back. */
export function History({ problem, submissions, onShow, onRestore }: Props) {
  const { t } = useTranslation('work');
  const { submissions: store } = useParts();
  const [viewed, setViewed] = useState<Viewed | null>(null);
  const [unread, setUnread] = useState(false);

  const withSource = async (
    submission: SubmissionView,
    use: (source: string) => void,
  ): Promise<void> => {
    const source = await store.source(submission.id).catch(() => null);
    setUnread(source === null);
    if (source !== null) use(source);
  };
  if (viewed !== null && viewed.submission.problemId === problem.id) {
    return (
      <SourceView
        submission={viewed.submission}
        source={viewed.source}
        onBack={() => setViewed(null)}
        onRestore={() => onRestore(viewed.submission, viewed.source)}
      />
    );
  }
  if (submissions.length === 0) {
    return <Empty title={t('history.empty')}>{t('history.emptyBody')}</Empty>;
  }
  return (
    <div className="history">
      {unread && <Line tone="bad">{t('history.gone')}</Line>}
      <table className="table">
        <caption className="visually-hidden">{t('history.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('history.time')}</th>
            <th scope="col">{t('history.kind')}</th>
            <th scope="col">{t('history.result')}</th>
            <th scope="col">{t('history.points')}</th>
            <th scope="col">
              {t('history.code')} · {t('history.sha')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('history.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {submissions.map((submission) => (
            <HistoryRow
              key={submission.id}
              problem={problem}
              submission={submission}
              onShow={() => onShow(submission)}
              onView={() =>
                void withSource(submission, (source) => setViewed({ submission, source }))
              }
              onRestore={() =>
                void withSource(submission, (source) => onRestore(submission, source))
              }
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
