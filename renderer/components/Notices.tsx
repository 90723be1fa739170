import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { savedSummary } from '../state/drafts.ts';
import { useDrafts, useSession } from '../state/use-parts.ts';
import { Line } from './Line.tsx';
import { Messages } from './Messages.tsx';
import { Warnings } from './Warnings.tsx';

/** What the student must know of the machine: one line each, gone when it is over. */
export function Notices() {
  const { t } = useTranslation('frame');
  const connected = useSession((session) => session.connected);
  const engine = useSession((session) => session.engine.state);
  const outOfOrder = engine !== 'ready' && engine !== 'starting';
  const saved = useDrafts(useShallow(savedSummary)).state;
  if (!connected) return <Line tone="warn">{t('connection.offLine')}</Line>;
  return (
    <>
      <Warnings />
      <Messages />
      {saved === 'storage-failed' && <Line tone="bad">{t('saved.failedLine')}</Line>}
      {saved === 'too-long' && <Line tone="warn">{t('saved.tooLongLine')}</Line>}
      {outOfOrder && <Line tone="warn">{t('engine.absentLine')}</Line>}
      {engine === 'starting' && <Line tone="info">{t('engine.startingLine')}</Line>}
    </>
  );
}
