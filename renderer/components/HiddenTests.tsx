import { EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProblemView } from '#contract/problem.ts';
import type { ResultView } from '#contract/submission.ts';
import type { Purpose } from '#contract/verdict.ts';
import { useFormat } from '../i18n/format.ts';
import { OutcomeSign } from './OutcomeSign.tsx';

type Props = {
  readonly problem: ProblemView;
  readonly purpose: Purpose;
  readonly hidden: ResultView['hidden'];
};

/** As much of the hidden tests as the exam shows: a count, or names; never what they ask. */
export function HiddenTests({ problem, purpose, hidden }: Props) {
  const { t } = useTranslation('work');
  const format = useFormat();
  if (problem.hiddenTests.count === 0) return null;
  const note = purpose === 'practice' ? t('results.hiddenNote') : t('results.hiddenNothing');
  return (
    <section className="hidden-tests">
      <h4 className="section-title">
        <EyeOff size="1.125em" aria-hidden />
        {t('results.hiddenTests')}
        {hidden === null ? (
          <span className="quiet">{note}</span>
        ) : (
          <>
            <span className="quiet numbers">
              {t('results.hiddenCount', { passed: hidden.passed, total: hidden.total })}
            </span>
            <span className="test-points quiet numbers">
              {t('pointsOf', {
                points: format.number(hidden.points),
                max: format.number(hidden.maxPoints),
              })}
            </span>
          </>
        )}
      </h4>
      {hidden !== null && hidden.names !== null && (
        <ul className="tests">
          {hidden.names.map(({ name, outcome }) => (
            <li key={name} className="test test-head">
              <OutcomeSign outcome={outcome} />
              <span className="code test-name">{name}</span>
              <span className="quiet">{t(`results.outcomes.${outcome}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
