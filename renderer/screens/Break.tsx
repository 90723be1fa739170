import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { AttemptView } from '#contract/exam.ts';
import { EntryPage } from '../components/EntryPage.tsx';
import { Line } from '../components/Line.tsx';
import { useFaultWords } from '../i18n/fault-words.ts';
import { useFormat } from '../i18n/format.ts';
import { useParts } from '../state/use-parts.ts';

/** Time stands still and the questions are hidden. */
export function Break({ attempt }: { readonly attempt: AttemptView }) {
  const { t } = useTranslation('entry');
  const format = useFormat();
  const { session } = useParts();
  const words = useFaultWords();
  const [problem, setProblem] = useState<string | null>(null);
  const goOn = async (): Promise<void> => {
    const answer = await session.pause('end');
    if (!answer.ok) setProblem(words.step(answer.error));
  };
  return (
    <EntryPage withState title={t('pause.title')} lead={t('pause.body')}>
      <p>{t('pause.left', { minutes: format.minutes(attempt.breakLeftMs) })}</p>
      {problem !== null && <Line tone="bad">{problem}</Line>}
      <div className="buttons">
        <Button className="button button-primary button-large" onPress={() => void goOn()}>
          {t('pause.end')}
        </Button>
      </div>
    </EntryPage>
  );
}
