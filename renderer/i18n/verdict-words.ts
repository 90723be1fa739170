// What a verdict is called, in the words of a first-year course, and what to do about it.
import { useTranslation } from 'react-i18next';
import type { Limits } from '#contract/problem.ts';
import type { ResultView } from '#contract/submission.ts';
import type { Purpose } from '#contract/verdict.ts';
import { useFormat } from './format.ts';

export type VerdictTone = 'good' | 'part' | 'bad' | 'ours';
export type VerdictWords = {
  readonly title: string;
  readonly advice: string;
  readonly tone: VerdictTone;
};

type Judged = Pick<ResultView, 'verdict' | 'reached'>;

/** After public tests alone the words say so: hidden ones may still fail. */
export function useVerdictWords(): (
  result: Judged,
  purpose: Purpose,
  limits: Limits,
) => VerdictWords {
  const { t } = useTranslation('work');
  const format = useFormat();
  return ({ verdict, reached }, purpose, limits) => {
    const practice = purpose === 'practice';
    switch (verdict) {
      case 'accepted':
        return practice
          ? {
              title: t('verdicts.acceptedPublic'),
              advice: t('advice.acceptedPublic'),
              tone: 'good',
            }
          : { title: t('verdicts.accepted'), advice: t('advice.accepted'), tone: 'good' };
      case 'partial':
        return {
          title: t(practice ? 'verdicts.partialPublic' : 'verdicts.partial'),
          advice: t('advice.partial'),
          tone: 'part',
        };
      case 'wrong':
        return {
          title: t(practice ? 'verdicts.wrongPublic' : 'verdicts.wrong'),
          advice: t('advice.wrong'),
          tone: 'bad',
        };
      case 'time-limit':
        return {
          title: t('verdicts.time-limit'),
          advice: t('advice.time-limit', { seconds: format.seconds(limits.wallMs) }),
          tone: 'bad',
        };
      case 'memory-limit':
        return {
          title: t('verdicts.memory-limit'),
          advice: t('advice.memory-limit', { mb: format.number(limits.memoryMb) }),
          tone: 'bad',
        };
      case 'output-limit':
        return reached === 'disk'
          ? { title: t('verdicts.disk-limit'), advice: t('advice.disk-limit'), tone: 'bad' }
          : {
              title: t('verdicts.output-limit'),
              advice: t('advice.output-limit', { kb: format.number(limits.outputKb) }),
              tone: 'bad',
            };
      case 'process-limit':
        return {
          title: t('verdicts.process-limit'),
          advice: t('advice.process-limit', { processes: format.number(limits.processes) }),
          tone: 'bad',
        };
      case 'compile-error':
      case 'runtime-error':
      case 'rejected':
        return { title: t(`verdicts.${verdict}`), advice: t(`advice.${verdict}`), tone: 'bad' };
      case 'sandbox-error':
        return { title: t(`verdicts.${verdict}`), advice: t(`advice.${verdict}`), tone: 'ours' };
    }
  };
}
