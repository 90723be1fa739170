import { FastForward } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { MINUTE_MS } from '#contract/limits.ts';
import { useFaultWords } from '../i18n/fault-words.ts';
import { hostErrorKind } from '../host-error.ts';
import { useParts } from '../state/use-parts.ts';
import { Line } from './Line.tsx';

const JUMPS_MIN = [1, 10, 30] as const;

/** An instructor's rehearsal: time can be moved forward. No other exam has this bar. */
export function RehearsalBar() {
  const { t } = useTranslation('entry');
  const { client } = useParts();
  const words = useFaultWords();
  const [problem, setProblem] = useState<string | null>(null);
  const jump = async (minutes: number): Promise<void> => {
    try {
      const jumped = await client.call('rehearsal/jump', { ms: minutes * MINUTE_MS });
      setProblem(jumped ? null : t('rehearsal.refused'));
    } catch (error) {
      setProblem(words.step({ kind: hostErrorKind(error) }));
    }
  };
  return (
    <div className="rehearsal" role="group" aria-label={t('rehearsal.label')}>
      <FastForward size="1.125em" aria-hidden />
      <span>{t('rehearsal.label')}</span>
      {JUMPS_MIN.map((minutes) => (
        <Button key={minutes} className="button button-small" onPress={() => void jump(minutes)}>
          {t('rehearsal.jump', { minutes })}
        </Button>
      ))}
      {problem !== null && <Line tone="bad">{problem}</Line>}
    </div>
  );
}
