import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Line } from '../../components/Line.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useDesk } from '../state/use-desk-parts.ts';
import { DeskBar } from './DeskBar.tsx';

/** The bar, what is wrong with the desk itself, and the page beneath. */
export function DeskFrame({ children }: { readonly children: ReactNode }) {
  return (
    <div className="page">
      <DeskBar />
      <DeskLines />
      {children}
    </div>
  );
}

/** What keeps the desk from its work, or this page from the desk. */
export function DeskLines() {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const connected = useDesk((desk) => desk.connected);
  const trouble = useDesk(({ view }) => view?.trouble);
  return (
    <>
      {!connected && <Line tone="bad">{t('connection.offLine')}</Line>}
      {trouble?.map(({ kind, detail, sinceMs }) => (
        <Line key={kind} tone="bad">
          {t(`trouble.${kind}`)}{' '}
          <span className="quiet">
            {t('since', { time: format.time(sinceMs) })} · <span className="code">{detail}</span>
          </span>
        </Line>
      ))}
    </>
  );
}
