import { useTranslation } from 'react-i18next';
import type { DeskSubmission } from '#contract/desk-student.ts';
import { useFormat } from '../../i18n/format.ts';
import { useProblemTitle } from './use-problem-title.ts';
import { VerdictSign } from './VerdictSign.tsx';

/** A submission in a line: which problem, what came of it, and what stands out. */
export function SubmissionWords({ submission }: { readonly submission: DeskSubmission }) {
  const { t } = useTranslation('pupil');
  const format = useFormat();
  const titleOf = useProblemTitle();
  const { problemId, purpose, code, late, automatic, result } = submission;
  return (
    <span className="submission-words">
      <strong>{titleOf(problemId)}</strong>
      {purpose === 'practice' && <span className="badge">{t('practice')}</span>}
      {late && <span className="badge badge-demo">{t('late')}</span>}
      {automatic && <span className="badge">{t('automatic')}</span>}
      <VerdictSign verdict={result?.verdict ?? null} />
      {result !== null && (
        <span className="numbers">
          {t('score', { score: format.number(result.score), max: format.number(result.maxScore) })}{' '}
          <span className="quiet">
            {t('tests', { passed: result.testsPassed, total: result.tests })}
          </span>
        </span>
      )}
      <span className="code quiet">{code}</span>
    </span>
  );
}
