// The desk's page: the gate while it is locked, else where the proctor is.
import type { i18n } from 'i18next';
import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { Crash } from '../components/Crash.tsx';
import { LiveRegion } from '../components/LiveRegion.tsx';
import { applySettings, useDrawnTheme } from '../components/appearance.ts';
import { PageContext, useSettings } from '../state/use-parts.ts';
import { DeskFrame } from './components/DeskFrame.tsx';
import { useSaidAttention } from './components/use-said-attention.ts';
import { Charts } from './screens/Charts.tsx';
import { Exports } from './screens/Exports.tsx';
import { Gate } from './screens/Gate.tsx';
import { Room } from './screens/Room.tsx';
import { Similar } from './screens/Similar.tsx';
import { Student } from './screens/Student.tsx';
import type { DeskParts } from './state/desk-parts.ts';
import { DeskContext, useDesk, usePlace, useRoom } from './state/use-desk-parts.ts';

type Props = { readonly parts: DeskParts; readonly words: i18n };

export function DeskApp({ parts, words }: Props) {
  return (
    <PageContext value={parts}>
      <DeskContext value={parts}>
        <I18nextProvider i18n={words}>
          <Localized words={words} />
        </I18nextProvider>
      </DeskContext>
    </PageContext>
  );
}

function Localized({ words }: Pick<Props, 'words'>) {
  const locale = useSettings((settings) => settings.locale);
  const textPercent = useSettings((settings) => settings.textPercent);
  const theme = useDrawnTheme();
  useEffect(() => void words.changeLanguage(locale), [words, locale]);
  useEffect(() => applySettings(document.documentElement, { locale, theme, textPercent }));
  return (
    <I18nProvider locale={locale}>
      <Crash>
        <Page />
      </Crash>
      <LiveRegion />
    </I18nProvider>
  );
}

function Page() {
  const { t } = useTranslation('desk');
  const known = useDesk(({ view }) => view !== null);
  const proctor = useDesk(({ view }) => view?.proctor ?? null);
  const read = useRoom(({ exam }) => exam !== null);
  useSaidAttention();
  if (!known) return <Waiting words={t('opening')} />;
  if (proctor === null) return <Gate />;
  if (!read) return <Waiting words={t('readingRoom')} />;
  return (
    <DeskFrame>
      <Placed />
    </DeskFrame>
  );
}

function Placed() {
  const place = usePlace();
  switch (place.page) {
    case 'room':
      return <Room />;
    case 'student':
      return <Student key={place.studentId} place={place} />;
    case 'charts':
      return <Charts />;
    case 'similar':
      return <Similar />;
    case 'exports':
      return <Exports />;
  }
}

function Waiting({ words }: { readonly words: string }) {
  return (
    <main className="opening">
      <p className="quiet">{words}</p>
    </main>
  );
}
