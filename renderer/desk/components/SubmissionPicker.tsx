import { useTranslation } from 'react-i18next';
import type { StudentPage } from '#contract/desk-student.ts';
import { useFormat } from '../../i18n/format.ts';
import { SubmissionWords } from './SubmissionWords.tsx';

type Props = {
  readonly page: StudentPage;
  readonly picked: string;
  readonly onPick: (submissionId: string) => void;
};

/** Newest first. */
export function SubmissionPicker({ page, picked, onPick }: Props) {
  const { t } = useTranslation('pupil');
  const format = useFormat();
  return (
    <ol className="submission-list" aria-label={t('code.list')}>
      {page.submissions.toReversed().map((submission) => (
        <li key={submission.submissionId}>
          <button
            type="button"
            className="submission-pick"
            aria-current={submission.submissionId === picked ? 'true' : undefined}
            onClick={() => onPick(submission.submissionId)}
          >
            <span className="numbers quiet">{format.time(submission.receivedAtMs)}</span>
            <SubmissionWords submission={submission} />
          </button>
        </li>
      ))}
    </ol>
  );
}
