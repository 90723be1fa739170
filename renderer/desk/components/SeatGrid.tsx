import { useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationId } from '#contract/desk-room.ts';
import { arranged } from '../state/shown.ts';
import { useDeskParts, useRoom, useShown } from '../state/use-desk-parts.ts';
import { SeatCard } from './SeatCard.tsx';
import { nextInGrid } from './grid-keys.ts';
import { isSmall } from './seat-size.ts';
import { useCardWords } from './use-card-words.ts';

const NO_CONTACTS: ReadonlyMap<StationId, number> = new Map();

/** All seats that are asked for. One stop of the Tab key; the arrow keys lead from seat to seat. */
export function SeatGrid() {
  const { t } = useTranslation('room');
  const stations = useArranged();
  const words = useCardWords();
  const small = isSmall(
    useShown((now) => now.small),
    useRoom(({ seats }) => seats.size),
  );
  const picked = useShown(({ side }) => (side?.kind === 'seat' ? side.station : null));
  const list = useRef<HTMLUListElement>(null);
  const [visited, visit] = useState<StationId | null>(null);
  const stop = visited !== null && stations.includes(visited) ? visited : stations[0];
  if (stations.length === 0) return <p className="desk-empty quiet">{t('noneMatch')}</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys of the buttons inside
    <ul
      ref={list}
      className={small ? 'seats seats-small' : 'seats'}
      aria-label={t('seats', { count: stations.length })}
      onKeyDown={(event) => moveByKey(event, list.current)}
    >
      {stations.map((station) => (
        <SeatCard
          key={station}
          station={station}
          words={words}
          small={small}
          isStop={station === stop}
          isPicked={station === picked}
          onVisit={visit}
        />
      ))}
    </ul>
  );
}

/** Contacts change every second; only the order by contact looks at them. */
function useArranged(): readonly StationId[] {
  const { room } = useDeskParts();
  const { search, filter, sort } = useShown((now) => now);
  const seats = useRoom((now) => now.seats);
  return useMemo(
    () =>
      arranged(
        seats.values(),
        { search, filter, sort },
        sort === 'contact' ? room.heard.getState() : NO_CONTACTS,
      ),
    [room, seats, search, filter, sort],
  );
}

function moveByKey(event: KeyboardEvent, list: HTMLUListElement | null): void {
  if (event.altKey || event.ctrlKey || event.metaKey || list === null) return;
  const cards = Array.from(list.querySelectorAll<HTMLElement>('.seat'));
  const at = cards.findIndex((card) => card === document.activeElement);
  if (at === -1) return;
  // Of the place, not of the card: each card is laid out within its own place.
  const tops = cards.map((card) => card.parentElement?.offsetTop ?? 0);
  const to = nextInGrid(event.key, at, tops);
  if (to === null) return;
  event.preventDefault();
  cards[to]?.focus();
}
