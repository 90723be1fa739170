import { Clock, KeyRound, LockOpen, MessageSquare, OctagonX } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { DeskAct, Seat } from '#contract/desk-room.ts';
import { Line } from '../../components/Line.tsx';
import { useDesk, useDeskParts } from '../state/use-desk-parts.ts';
import { Confirm } from './Confirm.tsx';
import { MadeCode } from './MadeCode.tsx';
import { MessageForm } from './MessageForm.tsx';
import { MinutesForm } from './MinutesForm.tsx';
import { OrderedLine } from './OrderedLine.tsx';
import { useOrdering } from './use-ordering.ts';

type Open = 'none' | 'message' | 'add-time' | 'end';

/** What a proctor may ask of this station. Each order is asked once; its state stands in the list beneath. */
export function SeatActs({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation('room');
  const { orders } = useDeskParts();
  const { answer, busy, order } = useOrdering();
  const [open, setOpen] = useState<Open>('none');
  const connected = useDesk((desk) => desk.connected);
  const { student } = seat;
  const running = student !== null && student.attemptState !== 'finished';
  const give = (act: DeskAct) => (): void => {
    setOpen('none');
    order(() => orders.give(seat, act));
  };
  return (
    <section className="side-part" aria-label={t('acts.label')}>
      <LockedSeat seat={seat} busy={busy || !connected} onRelease={give({ act: 'release' })} />
      {seat.link === 'none' ? (
        <Line tone="info">{t('acts.noLink')}</Line>
      ) : (
        <Buttons open={open} running={running} disabled={busy || !connected} onOpen={setOpen} />
      )}
      {open === 'message' && (
        <MessageForm busy={busy} onSend={(text) => give({ act: 'message', text })()} />
      )}
      {open === 'add-time' && running && (
        <MinutesForm busy={busy} onGive={(minutes) => give({ act: 'add-time', minutes })()} />
      )}
      {open === 'end' && running && (
        <Confirm
          question={t('acts.endSure', { name: student.name })}
          yes={t('acts.endYes')}
          onYes={give({ act: 'end' })}
          onNo={() => setOpen('none')}
        />
      )}
      <OrderedLine answer={answer} />
    </section>
  );
}

type ButtonsProps = {
  readonly open: Open;
  readonly running: boolean;
  readonly disabled: boolean;
  readonly onOpen: (open: Open) => void;
};

function Buttons({ open, running, disabled, onOpen }: ButtonsProps) {
  const { t } = useTranslation('room');
  const act = (what: Exclude<Open, 'none'>, sign: ReactNode) => (
    <Button
      className="button"
      isDisabled={disabled || (what !== 'message' && !running)}
      aria-expanded={open === what}
      onPress={() => onOpen(open === what ? 'none' : what)}
    >
      {sign}
      {t(`acts.${what}`)}
    </Button>
  );
  return (
    <div className="buttons">
      {act('add-time', <Clock size="1em" aria-hidden />)}
      {act('message', <MessageSquare size="1em" aria-hidden />)}
      {act('end', <OctagonX size="1em" aria-hidden />)}
    </div>
  );
}

type LockedProps = {
  readonly seat: Seat;
  readonly busy: boolean;
  readonly onRelease: () => void;
};

/** A locked screen is freed by an order, or by a code that is read aloud where no order reaches. */
function LockedSeat({ seat, busy, onRelease }: LockedProps) {
  const { t } = useTranslation('room');
  const [byHand, setByHand] = useState(false);
  if (seat.lock === null) return null;
  return (
    <div className="locked-seat">
      <p>
        {t('lock.request')} <strong className="code">{seat.lock.request}</strong>
      </p>
      <div className="buttons">
        {seat.link !== 'none' && (
          <Button className="button button-primary" isDisabled={busy} onPress={onRelease}>
            <LockOpen size="1em" aria-hidden />
            {t('acts.release')}
          </Button>
        )}
        <Button className="button" isDisabled={busy || byHand} onPress={() => setByHand(true)}>
          <KeyRound size="1em" aria-hidden />
          {t('lock.showCode')}
        </Button>
      </div>
      {byHand && <MadeCode key={seat.lock.request} purpose="unlock" request={seat.lock.request} />}
    </div>
  );
}
