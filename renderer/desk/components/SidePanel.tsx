import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { seatName } from '../state/shown.ts';
import type { Side } from '../state/shown.ts';
import { useDeskParts, useSeat } from '../state/use-desk-parts.ts';
import { AllMessage, AllTime } from './AllActs.tsx';
import { CodeByHand } from './CodeByHand.tsx';
import { OrderList } from './OrderList.tsx';
import { SeatPanel } from './SeatPanel.tsx';
import { SetAsideList } from './SetAsideList.tsx';

/** What stands beside the room. Escape puts it away and leads back to where the proctor was. */
export function SidePanel({ side }: { readonly side: Side }) {
  if (side.kind === 'seat') return <SeatSide key={side.station} station={side.station} />;
  return <ActSide key={side.kind} kind={side.kind} />;
}

function SeatSide({ station }: { readonly station: string }) {
  const seat = useSeat(station);
  if (seat === undefined) return null;
  return (
    <Beside title={seatName(seat)}>
      <SeatPanel seat={seat} />
    </Beside>
  );
}

function ActSide({ kind }: { readonly kind: Exclude<Side['kind'], 'seat'> }) {
  const { t } = useTranslation('room');
  return (
    <Beside title={t(`sides.${kind}`)}>
      <SideContents kind={kind} />
    </Beside>
  );
}

function SideContents({ kind }: { readonly kind: Exclude<Side['kind'], 'seat'> }) {
  switch (kind) {
    case 'message':
      return <AllMessage />;
    case 'add-time':
      return <AllTime />;
    case 'code':
      return <CodeByHand />;
    case 'orders':
      return <OrderList station={null} />;
    case 'set-aside':
      return <SetAsideList />;
  }
}

type BesideProps = { readonly title: string; readonly children: ReactNode };

function Beside({ title, children }: BesideProps) {
  const { t } = useTranslation('frame');
  const { shown } = useDeskParts();
  const heading = useRef<HTMLHeadingElement>(null);
  const came = useRef<Element | null>(null);
  useEffect(() => {
    came.current = document.activeElement;
    heading.current?.focus({ preventScroll: true });
  }, []);
  const close = (): void => {
    shown.setState({ side: null });
    if (came.current instanceof HTMLElement) came.current.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape from anywhere inside
    <aside
      className="side"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <div className="side-head">
        <h2 ref={heading} tabIndex={-1} className="cut" title={title}>
          {title}
        </h2>
        <Button
          className="button button-quiet button-small button-icon"
          aria-label={t('close')}
          onPress={close}
        >
          <X size="1.125em" aria-hidden />
        </Button>
      </div>
      <div className="side-body">{children}</div>
    </aside>
  );
}
