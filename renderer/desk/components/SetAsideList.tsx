import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Line } from '../../components/Line.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useDeskFaultWords } from '../i18n/desk-fault-words.ts';
import { useAnswer, useDeskParts, useRoom } from '../state/use-desk-parts.ts';

const REASONS = [
  ...(['not-sealed', 'wrong-version', 'too-large', 'damaged', 'altered', 'not-for-us'] as const),
  ...(['unreadable', 'unreadable-file', 'foreign', 'foreign-exam', 'not-as-named'] as const),
  ...([
    'other-bytes',
    'not-enrolled',
    'false-hash',
    'false-score',
    'forked',
    'contradicts',
  ] as const),
] as const;

/** A reason that this page has no words for stands as the desk tells it; its sentence stands beneath either way. */
function useReasonWords(): (reason: string) => string {
  const { t } = useTranslation('room');
  return (reason) => {
    const known = REASONS.find((one) => one === reason);
    return known === undefined ? reason : t(`setAside.reasons.${known}`);
  };
}

/** Files that were not taken, and why. They are kept as they came. */
export function SetAsideList() {
  const { t } = useTranslation('room');
  const format = useFormat();
  const { client, desk } = useDeskParts();
  const reasonWords = useReasonWords();
  const words = useDeskFaultWords();
  const count = useRoom((room) => room.setAside);
  const ask = useCallback(() => desk.ask(client.call('room/set-aside', {})), [client, desk]);
  const answer = useAnswer(ask, count);
  if (answer === null) return <p className="quiet">{t('setAside.reading')}</p>;
  if (!answer.ok) return <Line tone="bad">{words(answer.error)}</Line>;
  return (
    <>
      <p className="quiet">{t('setAside.lead')}</p>
      <ul className="orders">
        {answer.value.map(({ file, station, reason, detail, atMs }) => (
          <li key={`${file} ${atMs}`} className="order">
            <strong>{reasonWords(reason)}</strong>
            <p>{detail}</p>
            <p className="quiet small">
              <span className="code anywhere">{file}</span>
              {station !== null && ` · ${station}`} · {format.time(atMs)}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
