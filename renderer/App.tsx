// Which screen is shown: the state of the attempt decides, nothing else.
import type { i18n } from 'i18next';
import { useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { I18nextProvider } from 'react-i18next';
import { LiveRegion } from './components/LiveRegion.tsx';
import { applySettings, useDrawnTheme } from './components/appearance.ts';
import { Break } from './screens/Break.tsx';
import { Exam } from './screens/Exam.tsx';
import { OpenExam } from './screens/OpenExam.tsx';
import { Opening } from './screens/Opening.tsx';
import { Over } from './screens/Over.tsx';
import { Review } from './screens/Review.tsx';
import { Rules } from './screens/Rules.tsx';
import { SignIn } from './screens/SignIn.tsx';
import { Staff } from './screens/Staff.tsx';
import type { Parts } from './state/parts.ts';
import { PartsContext, useSession, useSettings } from './state/use-parts.ts';

type Props = { readonly parts: Parts; readonly words: i18n };

export function App({ parts, words }: Props) {
  return (
    <PartsContext value={parts}>
      <I18nextProvider i18n={words}>
        <Localized words={words} />
      </I18nextProvider>
    </PartsContext>
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
      <Screen />
      <LiveRegion />
    </I18nProvider>
  );
}

/** A side way that the student or staff took from the exam; the attempt's state ends it. */
type SideWay = 'none' | 'review' | 'staff';

function Screen() {
  const station = useSession((session) => session.station);
  const attempt = useSession((session) => session.attempt);
  const [sideWay, setSideWay] = useState<SideWay>('none');
  const back = (): void => setSideWay('none');
  const toStaff = (): void => setSideWay('staff');

  if (station === null) return <Opening />;
  if (station.exam === null) return <OpenExam locked={station.locked} />;
  if (sideWay === 'staff') return <Staff onBack={back} />;
  if (attempt === null)
    return <SignIn exam={station.exam} roster={station.roster} onStaff={toStaff} />;
  switch (attempt.state) {
    case 'waiting':
      return <Rules exam={station.exam} attempt={attempt} />;
    case 'break':
      return <Break attempt={attempt} />;
    case 'finished':
      return <Over attempt={attempt} onStaff={toStaff} />;
    case 'running':
    case 'grace':
      return sideWay === 'review' ? (
        <Review exam={station.exam} onBack={back} />
      ) : (
        <Exam exam={station.exam} onReview={() => setSideWay('review')} onStaff={toStaff} />
      );
  }
}
