import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Seat } from '#contract/desk-room.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTime } from '../state/use-desk-parts.ts';
import { timeWords } from './seat-words.ts';
import { useContactWords } from './use-contact-words.ts';

/** What the station said last, in plain words. */
export function SeatFacts({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation('room');
  const format = useFormat();
  const contact = useContactWords(seat.station, t);
  const left = useTime((nowMs) => timeWords(t, seat.time, nowMs));
  const { incidents, queue, unsent, clockOffsetMs, room, shell, station } = seat;
  return (
    <dl className="side-facts">
      {seat.time !== null && <Fact name={t('facts.time')}>{left}</Fact>}
      <Fact name={t('facts.contact')}>
        {contact} · {t(`links.${seat.link}`)}
      </Fact>
      <Fact name={t('facts.grading')}>
        {t('queueLong', queue)}
        {!seat.engineReady && ` · ${t('attention.engine')}`}
      </Fact>
      <Fact name={t('facts.unsent')}>{t('unsentWords', { count: unsent })}</Fact>
      <Fact name={t('facts.incidents')}>
        {t('incidentWords', { count: incidents.count, warnings: incidents.warnings })}
        {incidents.last !== null && (
          <span className="quiet">
            {' '}
            · {incidents.last.kind}, {format.time(incidents.last.atMs)}
          </span>
        )}
      </Fact>
      {clockOffsetMs !== null && Math.abs(clockOffsetMs) >= 1_000 && (
        <Fact name={t('facts.clock')}>
          {t(clockOffsetMs > 0 ? 'clockAhead' : 'clockBehind', {
            wait: format.wait(Math.abs(clockOffsetMs)),
          })}
        </Fact>
      )}
      {room !== null && <Fact name={t('facts.room')}>{room}</Fact>}
      {shell !== null && <Fact name={t('facts.shell')}>{t(`shells.${shell}`)}</Fact>}
      <Fact name={t('facts.key')}>
        <span className="code">{station}</span>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="numbers">{children}</dd>
    </div>
  );
}
