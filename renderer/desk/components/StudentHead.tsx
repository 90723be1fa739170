import { ArrowLeft } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { StudentPage } from '#contract/desk-student.ts';
import { useFormat } from '../../i18n/format.ts';
import { seatName } from '../state/shown.ts';
import { useDeskParts, useRoom, useTime } from '../state/use-desk-parts.ts';
import { STATE_SIGNS } from './seat-signs.ts';
import { timeWords } from './seat-words.ts';

/** Who it is, where they sit and how they stand. */
export function StudentHead({ page }: { readonly page: StudentPage }) {
  const { t } = useTranslation('pupil');
  const format = useFormat();
  const { places } = useDeskParts();
  const { name, studentId, group, seat, total, maxTotal } = page;
  const facts = [
    group === null ? null : t('group', { group }),
    seat === null ? null : t('rosterSeat', { seat }),
  ].filter((fact) => fact !== null);
  return (
    <div className="pupil-head">
      <Button className="button" onPress={places.back}>
        <ArrowLeft size="1em" aria-hidden />
        {t('back')}
      </Button>
      <div className="pupil-who">
        <h2 title={name}>{name}</h2>
        <p className="quiet">
          <span className="code">{studentId}</span>
          {facts.map((fact) => ` · ${fact}`)}
        </p>
      </div>
      <SeatNow station={page.station} />
      <p className="pupil-total numbers">
        {total === null ? (
          <span className="quiet">{t('noTotal')}</span>
        ) : (
          <>
            <strong>{format.number(total)}</strong> {t('outOf', { max: format.number(maxTotal) })}
          </>
        )}
      </p>
    </div>
  );
}

/** Where they sit now, with a way to the seat and its acts. */
function SeatNow({ station }: Pick<StudentPage, 'station'>) {
  const { t } = useTranslation('room');
  const { places, shown } = useDeskParts();
  const seat = useRoom(({ seats }) => (station === null ? undefined : seats.get(station)));
  const left = useTime((nowMs) => timeWords(t, seat?.time ?? null, nowMs));
  if (seat === undefined) return null;
  const [Sign, tone] = STATE_SIGNS[seat.state];
  return (
    <Button
      className="button"
      onPress={() => {
        shown.setState({ side: { kind: 'seat', station: seat.station } });
        places.go({ page: 'room' });
      }}
    >
      <span className={`seat-state ${tone}`}>
        <Sign size="1em" aria-hidden />
        {t(`states.${seat.state}`)}
      </span>
      {seatName(seat)}
      {seat.time !== null && <span className="quiet numbers">{left}</span>}
    </Button>
  );
}
