// Tells a screen reader what became of a submission, once, when it comes about.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemView } from '#contract/problem.ts';
import { useFormat } from '../i18n/format.ts';
import { useVerdictWords } from '../i18n/verdict-words.ts';
import { useParts } from '../state/use-parts.ts';

export function useSaying(problem: ProblemView): void {
  const { t } = useTranslation('work');
  const format = useFormat();
  const words = useVerdictWords();
  const { client, announcer } = useParts();
  useEffect(
    () =>
      client.on('submission/changed', ({ problemId, purpose, result }) => {
        if (problemId !== problem.id || result === null) return;
        const verdict = words(result, purpose, problem.limits).title;
        const passed = result.publicTests.filter(({ outcome }) => outcome === 'passed').length;
        const score =
          purpose === 'final'
            ? t('pointsOf', {
                points: format.number(result.score),
                max: format.number(result.maxScore),
              })
            : t('results.publicPassed', { passed, total: result.publicTests.length });
        announcer.say(t('said.graded', { verdict, score }));
      }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `words` is made anew at each drawing from `t`
    [client, announcer, problem, format, t],
  );
}
