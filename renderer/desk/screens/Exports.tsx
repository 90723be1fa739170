import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Line } from '../../components/Line.tsx';
import { ExportForm } from '../components/ExportForm.tsx';
import { DeskMain } from '../components/DeskMain.tsx';
import { useDeskFaultWords } from '../i18n/desk-fault-words.ts';
import { useAnswer, useDeskParts } from '../state/use-desk-parts.ts';

/** Scores in the form that the LMS takes; what would not fit is seen before anything is written. */
export function Exports() {
  const { t } = useTranslation('book');
  const { client, desk } = useDeskParts();
  const words = useDeskFaultWords();
  const ask = useCallback(() => desk.ask(client.call('export/list', {})), [client, desk]);
  const answer = useAnswer(ask, 0);
  return (
    <DeskMain label={t('exports.label')}>
      <div className="sheet-line">
        <h2>{t('exports.label')}</h2>
      </div>
      <p className="lead-small">{t('exports.lead')}</p>
      {answer === null && <p className="quiet">{t('exports.reading')}</p>}
      {answer?.ok === false && <Line tone="bad">{words(answer.error)}</Line>}
      {answer?.ok === true &&
        (answer.value.length === 0 ? (
          <p>{t('exports.none')}</p>
        ) : (
          <ExportForm offers={answer.value} />
        ))}
    </DeskMain>
  );
}
