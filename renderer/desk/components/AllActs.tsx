import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomAct } from '#contract/desk-room.ts';
import { useDeskParts, useRoom } from '../state/use-desk-parts.ts';
import { Confirm } from './Confirm.tsx';
import { MessageForm } from './MessageForm.tsx';
import { MinutesForm } from './MinutesForm.tsx';
import { OrderedLine } from './OrderedLine.tsx';
import { useOrdering } from './use-ordering.ts';

/** A message to every station where an attempt is open. */
export function AllMessage() {
  const { t } = useTranslation('room');
  const all = useAll();
  return (
    <div className="side-part">
      <p>{t('all.who', { count: all.open })}</p>
      <MessageForm busy={all.busy} onSend={(text) => all.propose({ act: 'message', text })} />
      <Proposed all={all} />
    </div>
  );
}

export function AllTime() {
  const { t } = useTranslation('room');
  const all = useAll();
  return (
    <div className="side-part">
      <p>{t('all.who', { count: all.open })}</p>
      <MinutesForm
        busy={all.busy}
        onGive={(minutes) => all.propose({ act: 'add-time', minutes })}
      />
      <Proposed all={all} />
    </div>
  );
}

type All = ReturnType<typeof useAll>;

/** What is to be done everywhere is asked once more, with how many it will reach. */
function useAll() {
  const { orders } = useDeskParts();
  const { answer, busy, order } = useOrdering();
  const [proposed, propose] = useState<RoomAct | null>(null);
  const open = useRoom(
    ({ seats }) =>
      [...seats.values()].filter(
        ({ student }) => student !== null && student.attemptState !== 'finished',
      ).length,
  );
  return {
    ...{ answer, busy, open, proposed, propose },
    drop: () => propose(null),
    giveProposed: () => {
      if (proposed === null) return;
      propose(null);
      order(() => orders.giveAll(proposed));
    },
  };
}

function Proposed({ all }: { readonly all: All }) {
  const { t } = useTranslation('room');
  const { proposed, answer, open } = all;
  return (
    <>
      {proposed !== null && (
        <Confirm
          question={
            proposed.act === 'message'
              ? t('all.messageSure', { count: open, text: proposed.text })
              : t('all.timeSure', { count: open, minutes: proposed.minutes })
          }
          yes={t('all.yes')}
          onYes={all.giveProposed}
          onNo={all.drop}
        />
      )}
      <OrderedLine answer={answer} />
    </>
  );
}
