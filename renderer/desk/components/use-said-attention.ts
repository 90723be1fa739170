// Tells a screen reader, and the window's title, when a seat comes to need a look.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { usePage } from '../../state/use-parts.ts';
import { needsLook, seatName } from '../state/shown.ts';
import { useDeskParts, useRoom } from '../state/use-desk-parts.ts';

/** More at once are told by their number: nobody listens to forty names. */
const NAMED_MAX = 3;

export function useSaidAttention(): void {
  const { t } = useTranslation(['desk', 'room']);
  const { announcer } = usePage();
  const { room } = useDeskParts();
  const looks = useRoom(({ seats }) => [...seats.values()].filter(needsLook).length);

  useEffect(
    () =>
      room.subscribe(({ seats }, { seats: before }) => {
        if (seats === before || before.size === 0) return;
        const fresh = [...seats.values()].filter((seat) => {
          const [first] = seat.attention;
          return first !== undefined && first !== before.get(seat.station)?.attention[0];
        });
        if (fresh.length > NAMED_MAX) announcer.say(t('saidMany', { count: fresh.length }));
        else if (fresh.length > 0)
          announcer.say(
            fresh
              .map(
                (seat) =>
                  `${seatName(seat)}: ${t(`room:attention.${seat.attention[0] ?? 'clock'}`)}`,
              )
              .join('. '),
          );
      }),
    [room, announcer, t],
  );
  useEffect(() => {
    document.title = looks === 0 ? t('title') : t('titleLooks', { count: looks });
  }, [looks, t]);
}
