import { useTranslation } from 'react-i18next';
import { Absent } from '../components/Absent.tsx';
import { RoomHead } from '../components/RoomHead.tsx';
import { SeatGrid } from '../components/SeatGrid.tsx';
import { SidePanel } from '../components/SidePanel.tsx';
import { DeskMain } from '../components/DeskMain.tsx';
import type { Side } from '../state/shown.ts';
import { useRoom, useShown } from '../state/use-desk-parts.ts';

/** The room at a glance; what a proctor picks stands beside it, so that the room is never out of sight. */
export function Room() {
  const { t } = useTranslation('room');
  const side = useSide();
  const nobody = useRoom(({ seats }) => seats.size === 0);
  return (
    <DeskMain label={t('label')} scrolls={false}>
      <RoomHead />
      <div className="room" data-side={side === null ? undefined : 'open'}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region needs focus when it is empty */}
        <div className="room-seats" tabIndex={nobody ? 0 : undefined}>
          {nobody ? <NobodyYet /> : <SeatGrid />}
          <Absent />
        </div>
        {side !== null && <SidePanel side={side} />}
      </div>
    </DeskMain>
  );
}

/** A seat that is not known any more, as after another desk took over, has nothing to show. */
function useSide(): Side | null {
  const side = useShown((shown) => shown.side);
  const known = useRoom(({ seats }) => side?.kind !== 'seat' || seats.has(side.station));
  return known ? side : null;
}

function NobodyYet() {
  const { t } = useTranslation('room');
  return (
    <div className="desk-empty">
      <h2>{t('nobody.title')}</h2>
      <p>{t('nobody.body')}</p>
    </div>
  );
}
