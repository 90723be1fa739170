import { useTranslation } from 'react-i18next';
import type { SubmissionView } from '#contract/submission.ts';
import { useFormat } from '../i18n/format.ts';
import { useProblems } from '../state/use-parts.ts';
import { languageToTell } from './language-names.ts';

/** Which submission a result speaks of. */
export function SubmissionHead({ submission }: { readonly submission: SubmissionView }) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const problem = useProblems(({ list }) => list?.find(({ id }) => id === submission.problemId));
  const language = problem === undefined ? null : languageToTell(problem, submission);
  const final = submission.purpose === 'final';
  return (
    <p className="submission-head quiet numbers">
      {t(final ? 'results.final' : 'results.practice')} · {language !== null && `${language} · `}{' '}
      {format.time(submission.receivedAtMs)} · <span className="code">{submission.code}</span>
      {submission.late && <span className="badge badge-demo">{t('results.late')}</span>}
    </p>
  );
}
