import { useTranslation } from 'react-i18next';
import type { SubmissionView } from '#contract/submission.ts';
import { useFormat } from '../i18n/format.ts';

/** Which submission a result speaks of. */
export function SubmissionHead({ submission }: { readonly submission: SubmissionView }) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const final = submission.purpose === 'final';
  return (
    <p className="submission-head quiet numbers">
      {t(final ? 'results.final' : 'results.practice')} · {format.time(submission.receivedAtMs)} ·{' '}
      <span className="code">{submission.code}</span>
      {submission.late && <span className="badge badge-demo">{t('results.late')}</span>}
    </p>
  );
}
