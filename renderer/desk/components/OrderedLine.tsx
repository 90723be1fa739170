import { useTranslation } from 'react-i18next';
import { Line } from '../../components/Line.tsx';
import { useDeskFaultWords } from '../i18n/desk-fault-words.ts';
import type { OrderAnswer } from '../state/orders.ts';
import { seatName } from '../state/shown.ts';
import { useRoom } from '../state/use-desk-parts.ts';

/** What came of an order at once: at how many stations, and where and why not. */
export function OrderedLine({ answer }: { readonly answer: OrderAnswer | null }) {
  const { t } = useTranslation('room');
  const words = useDeskFaultWords();
  const seats = useRoom((room) => room.seats);
  if (answer === null) return null;
  if (!answer.ok) return <Line tone="bad">{words(answer.error)}</Line>;
  const { given, notOrdered } = answer.value;
  const named = notOrdered.map(({ station, why }) => ({
    why,
    name: seatName(seats.get(station) ?? { name: null, station }),
  }));
  // A room of which many cannot be reached says each reason once.
  const reasons = Map.groupBy(named, ({ why }) => why);
  return (
    <>
      {given > 0 && <Line tone="good">{t('ordered', { count: given })}</Line>}
      {given === 0 && notOrdered.length === 0 && <Line tone="warn">{t('orderedNobody')}</Line>}
      {[...reasons].map(([why, those]) => (
        <Line key={why} tone="warn">
          {those.map(({ name }) => name).join(', ')}: {t(`notOrdered.${why}`)}
        </Line>
      ))}
    </>
  );
}
