import { CircleCheck, CircleX, Hourglass, Send, Undo2 } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { OrderView, StationId } from '#contract/desk-room.ts';
import { useFormat } from '../../i18n/format.ts';
import { seatName } from '../state/shown.ts';
import { useDeskParts, useRoom } from '../state/use-desk-parts.ts';

const SIGNS: Readonly<Record<OrderView['state'], readonly [LucideIcon, string]>> = {
  waiting: [Hourglass, 'tone-warn'],
  sent: [Send, 'tone-accent'],
  done: [CircleCheck, 'tone-good'],
  refused: [CircleX, 'tone-bad'],
  withdrawn: [Undo2, 'tone-quiet'],
};

/** Orders, newest first: of one station, or of the room. */
export function OrderList({ station }: { readonly station: StationId | null }) {
  const { t } = useTranslation('room');
  const all = useRoom((room) => room.orders);
  const own = station === null ? all : all.filter((order) => order.station === station);
  if (own.length === 0) return <p className="quiet">{t('orders.none')}</p>;
  return (
    <ul className="orders">
      {own.map((order) => (
        <Order key={order.id} order={order} named={station === null} />
      ))}
    </ul>
  );
}

type OrderProps = { readonly order: OrderView; readonly named: boolean };

function Order({ order, named }: OrderProps) {
  const { t } = useTranslation('room');
  const format = useFormat();
  const { orders } = useDeskParts();
  const seat = useRoom(({ seats }) => seats.get(order.station));
  const { act, state } = order;
  const [Sign, tone] = SIGNS[state];
  return (
    <li className="order">
      <div className="order-head">
        <strong>
          {act.act === 'add-time'
            ? t('orders.acts.add-time', { minutes: act.minutes })
            : t(`orders.acts.${act.act}`)}
        </strong>
        <span className={`seat-state ${tone}`}>
          <Sign size="1em" aria-hidden />
          {t(`orders.states.${state}`)}
        </span>
      </div>
      {act.act === 'message' && <blockquote>{act.text}</blockquote>}
      <p className="quiet small">
        {named && `${seatName(seat ?? { name: null, station: order.station })} · `}
        {order.studentName !== null && `${order.studentName} · `}
        {t('orders.by', { by: order.by, time: format.time(order.givenAtMs) })}
      </p>
      {state === 'waiting' && (
        <Button className="button button-small" onPress={() => void orders.withdraw(order.id)}>
          {t('orders.withdraw')}
        </Button>
      )}
    </li>
  );
}
