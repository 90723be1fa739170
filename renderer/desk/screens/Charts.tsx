import { lazy, Suspense, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Line } from '../../components/Line.tsx';
import { useFormat } from '../../i18n/format.ts';
import { DeskMain } from '../components/DeskMain.tsx';
import { useDeskFaultWords } from '../i18n/desk-fault-words.ts';
import { useAnswer, useDeskParts } from '../state/use-desk-parts.ts';

/** Brought in when the first chart is looked at: the room does not wait for it. */
const ChartSheets = lazy(async () => {
  const { ChartSheets: sheets } = await import('../charts/ChartSheets.tsx');
  return { default: sheets };
});

/** How the exam goes, for all of them together. */
export function Charts() {
  const { t } = useTranslation('book');
  const format = useFormat();
  const { client, desk, news } = useDeskParts();
  const words = useDeskFaultWords();
  const turn = useStore(news, ({ charts }) => charts);
  const ask = useCallback(() => desk.ask(client.call('room/charts', {})), [client, desk]);
  const answer = useAnswer(ask, turn);
  return (
    <DeskMain label={t('charts.label')}>
      <div className="sheet-line">
        <h2>{t('charts.label')}</h2>
        {answer?.ok === true && (
          <p className="quiet numbers">
            {t('charts.asOf', { time: format.time(answer.value.nowMs) })}
          </p>
        )}
      </div>
      {answer === null && <p className="quiet">{t('charts.reading')}</p>}
      {answer?.ok === false && <Line tone="bad">{words(answer.error)}</Line>}
      {answer?.ok === true && (
        <Suspense fallback={<p className="quiet">{t('charts.reading')}</p>}>
          <ChartSheets charts={answer.value} />
        </Suspense>
      )}
    </DeskMain>
  );
}
