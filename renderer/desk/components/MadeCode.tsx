import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskAsk } from '#contract/desk.ts';
import { Line } from '../../components/Line.tsx';
import { useDeskFaultWords } from '../i18n/desk-fault-words.ts';
import { useAnswer, useDeskParts } from '../state/use-desk-parts.ts';

type Props = {
  readonly purpose: DeskAsk<'code/make'>['purpose'];
  readonly request: string;
  readonly minutes?: number;
};

/** The code that answers what a station shows: large, to be read aloud. */
export function MadeCode({ purpose, request, minutes = 0 }: Props) {
  const { t } = useTranslation('room');
  const { orders } = useDeskParts();
  const words = useDeskFaultWords();
  const ask = useCallback(
    () => orders.makeCode({ purpose, request, minutes }),
    [orders, purpose, request, minutes],
  );
  const answer = useAnswer(ask, 0);
  if (answer === null) return <p className="quiet">{t('code.making')}</p>;
  if (!answer.ok) return <Line tone="bad">{words(answer.error)}</Line>;
  return (
    <div className="made-code" role="status">
      <span className="quiet">{t('code.is', { request })}</span>
      <strong className="code">{answer.value.code}</strong>
    </div>
  );
}
