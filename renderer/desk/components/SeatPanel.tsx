import { UserRound } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Seat } from '#contract/desk-room.ts';
import { Line } from '../../components/Line.tsx';
import { needsLook } from '../state/shown.ts';
import { useDeskParts } from '../state/use-desk-parts.ts';
import { OrderList } from './OrderList.tsx';
import { ProblemChips } from './ProblemChips.tsx';
import { SeatActs } from './SeatActs.tsx';
import { SeatFacts } from './SeatFacts.tsx';
import { ATTENTION_SIGNS, attentionTone, STATE_SIGNS } from './seat-signs.ts';
import { useCardWords } from './use-card-words.ts';

/** One seat: who sits there, why to look, what may be done, and what became of what was asked. */
export function SeatPanel({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation('room');
  const { places } = useDeskParts();
  const words = useCardWords();
  const { student, station } = seat;
  return (
    <>
      <StateLine seat={seat} />
      {student !== null && (
        <div className="side-student">
          <p className="side-name">{student.name}</p>
          <p className="quiet">
            <span className="code">{student.studentId}</span>
            {student.number > 1 && ` · ${t('attemptNumber', { number: student.number })}`}
          </p>
          {student.otherSeat !== null && (
            <Line tone="warn">{t('otherSeat', { seat: student.otherSeat })}</Line>
          )}
          <ProblemChips seat={seat} words={words} />
          <Button
            className="button"
            onPress={() => places.go({ page: 'student', studentId: student.studentId })}
          >
            <UserRound size="1em" aria-hidden />
            {t('openStudent')}
          </Button>
        </div>
      )}
      <Reasons seat={seat} />
      <SeatActs key={student?.attemptId ?? station} seat={seat} />
      <SeatFacts seat={seat} />
      <section className="side-part">
        <h3>{t('orders.title')}</h3>
        <OrderList station={station} />
      </section>
    </>
  );
}

function StateLine({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation('room');
  const [Sign, tone] = STATE_SIGNS[seat.state];
  return (
    <p className={`seat-state ${tone}`}>
      <Sign size="1.125em" aria-hidden />
      <strong>{t(`states.${seat.state}`)}</strong>
      {seat.state === 'offline' && (
        <span className="quiet">{t('wasBefore', { state: t(`states.${seat.lastState}`) })}</span>
      )}
    </p>
  );
}

/** Each reason with what it means and what helps. */
function Reasons({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation('room');
  const { orders } = useDeskParts();
  if (!needsLook(seat)) return null;
  return (
    <ul className="reasons" aria-label={t('reasons')}>
      {seat.attention.map((attention) => {
        const Sign = ATTENTION_SIGNS[attention];
        return (
          <li key={attention} className={`reason reason-${attentionTone(attention)}`}>
            <Sign size="1.125em" aria-hidden />
            <div>
              <strong>{t(`attention.${attention}`)}</strong>
              <p>{t(`advice.${attention}`)}</p>
              {attention === 'incidents' && (
                <Button className="button button-small" onPress={() => void orders.seen(seat)}>
                  {t('markSeen', { count: seat.incidents.unseen })}
                </Button>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
