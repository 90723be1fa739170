// Which screen is shown: the state of the attempt decides, nothing else.
import type { i18n } from 'i18next';
import { useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { I18nextProvider } from 'react-i18next';
import type { AttemptView, ExamView } from '#contract/exam.ts';
import type { Panel, ProctoringView } from '#contract/proctoring.ts';
import { Crash } from './components/Crash.tsx';
import { LiveRegion } from './components/LiveRegion.tsx';
import { applySettings, useDrawnTheme } from './components/appearance.ts';
import { Break } from './screens/Break.tsx';
import { Exam } from './screens/Exam.tsx';
import { Locked } from './screens/Locked.tsx';
import { OpenExam } from './screens/OpenExam.tsx';
import { Opening } from './screens/Opening.tsx';
import { Over } from './screens/Over.tsx';
import { ProctorPanel } from './screens/ProctorPanel.tsx';
import { Review } from './screens/Review.tsx';
import { Rules } from './screens/Rules.tsx';
import { SignIn } from './screens/SignIn.tsx';
import { Staff } from './screens/Staff.tsx';
import { isOpen } from './state/parts.ts';
import type { Parts } from './state/parts.ts';
import {
  PageContext,
  PartsContext,
  usePanel,
  useParts,
  useProctoring,
  useSession,
  useSettings,
} from './state/use-parts.ts';

type Props = { readonly parts: Parts; readonly words: i18n };

export function App({ parts, words }: Props) {
  return (
    <PageContext value={parts}>
      <PartsContext value={parts}>
        <I18nextProvider i18n={words}>
          <Localized words={words} />
        </I18nextProvider>
      </PartsContext>
    </PageContext>
  );
}

function Localized({ words }: Pick<Props, 'words'>) {
  const locale = useSettings((settings) => settings.locale);
  const textPercent = useSettings((settings) => settings.textPercent);
  const theme = useDrawnTheme();
  useOfferedLocale();
  useEffect(() => void words.changeLanguage(locale), [words, locale]);
  useEffect(() => applySettings(document.documentElement, { locale, theme, textPercent }));
  return (
    <I18nProvider locale={locale}>
      <Crash>
        <Screen />
      </Crash>
      <LiveRegion />
    </I18nProvider>
  );
}

/** An exam may be offered in one language only; then its screens are in that one. */
function useOfferedLocale(): void {
  const { settings } = useParts();
  const locale = useSettings((now) => now.locale);
  const offered = useSession(({ station }) => station?.exam?.locales);
  useEffect(() => {
    const first = offered?.[0];
    if (first !== undefined && offered?.includes(locale) === false) {
      settings.setState({ locale: first });
    }
  }, [settings, locale, offered]);
}

/** A side way that the student or staff took from the exam; the attempt's state ends it. */
type SideWay = 'none' | 'review' | 'staff';

function useSideWay(attempt: AttemptView | null): readonly [SideWay, (way: SideWay) => void] {
  const from = attempt === null ? '' : `${attempt.id} ${attempt.state}`;
  const [taken, setTaken] = useState<{ way: SideWay; from: string }>({ way: 'none', from });
  const way = taken.from === from ? taken.way : 'none';
  return [way, (next) => setTaken({ way: next, from })];
}

function Screen() {
  const station = useSession((session) => session.station);
  const attempt = useSession((session) => session.attempt);
  const lock = useProctoring(({ view }) => view?.lock ?? null);
  const panel = usePanel((open) => open.panel);
  const [sideWay, take] = useSideWay(attempt);
  const back = (): void => take('none');
  const toStaff = (): void => take('staff');

  if (station === null) return <Opening />;
  const { exam, locked, roster, refused } = station;
  if (exam === null) return <OpenExam locked={locked} refused={refused ?? null} />;
  if (isOpen(attempt)) {
    const shown = sideWay === 'none' && lock === null && panel === null;
    // The exam stays, with its editor and what undo can take back, while something else is looked at.
    return (
      <>
        <div className="screen" hidden={!shown}>
          <Exam exam={exam} active={shown} onReview={() => take('review')} onStaff={toStaff} />
        </div>
        {!shown && (
          <InFront
            exam={exam}
            sideWay={sideWay}
            lock={lock}
            panel={panel}
            onBack={back}
            onStaff={toStaff}
          />
        )}
      </>
    );
  }
  if (panel !== null) return <ProctorPanel panel={panel} />;
  if (sideWay === 'staff') return <Staff onBack={back} />;
  if (attempt === null) return <SignIn exam={exam} roster={roster} onStaff={toStaff} />;
  if (attempt.state === 'waiting') return <Rules exam={exam} attempt={attempt} />;
  if (attempt.state === 'break') return <Break attempt={attempt} />;
  return <Over attempt={attempt} onStaff={toStaff} />;
}

type InFrontProps = {
  readonly exam: ExamView;
  readonly sideWay: SideWay;
  readonly lock: ProctoringView['lock'];
  readonly panel: Panel | null;
  readonly onBack: () => void;
  readonly onStaff: () => void;
};

/** What stands before the exam: staff first, then the lock, then the student's own review. */
function InFront({ exam, sideWay, lock, panel, onBack, onStaff }: InFrontProps) {
  if (panel !== null) return <ProctorPanel panel={panel} />;
  if (sideWay === 'staff') return <Staff onBack={onBack} />;
  if (lock !== null) return <Locked key={lock.incident.id} {...lock} onStaff={onStaff} />;
  return <Review exam={exam} onBack={onBack} />;
}
