import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '#contract/language.ts';
import { useSession, useSettings } from '../state/use-parts.ts';
import { DisplayMenu, LanguageChoice } from './DisplayMenu.tsx';
import { HelpPopover } from './HelpPopover.tsx';
import { Mark } from './Mark.tsx';
import { SentSign } from './SentSign.tsx';
import { ConnectionSign, SavedSign } from './StateSigns.tsx';
import { TimeLeft } from './TimeLeft.tsx';
import { useShortcuts } from './shortcuts.ts';
import type { Shortcut } from './shortcuts.ts';

/** Title of the exam, with the mark that a demo or rehearsal carries everywhere. */
function ExamTitle() {
  const { t } = useTranslation('frame');
  const exam = useSession((session) => session.station?.exam ?? null);
  const locked = useSession((session) => session.station?.locked ?? null);
  const locale = useSettings((settings) => settings.locale);
  const title = exam?.title ?? locked?.title;
  const name = title === undefined ? t('product') : localized(title, locale);
  return (
    <div className="bar-title">
      <Mark />
      <h1 className="cut" title={name}>
        {name}
      </h1>
      {exam?.rehearsal === true ? (
        <span className="badge badge-demo">{t('rehearsal')}</span>
      ) : (
        exam?.demo === true && <span className="badge badge-demo">{t('demo')}</span>
      )}
    </div>
  );
}

type Props = {
  /** The exam's own signs: time, connection, saved. Entry screens have none of them. */
  readonly withState?: boolean;
  readonly student?: ReactNode;
  readonly onShortcut?: (shortcut: Shortcut) => void;
  /** False on a screen that is kept but not shown: its keys are not its own then. */
  readonly active?: boolean;
};

/** The bar over every screen. What stands in it never changes its place. */
export function Bar({ withState = false, student, onShortcut, active = true }: Props) {
  const { t } = useTranslation('frame');
  const offered = useSession(({ station }) => station?.exam?.locales);
  const [helpOpen, setHelpOpen] = useState(false);
  useShortcuts(active, (shortcut) => {
    if (shortcut === 'help') setHelpOpen((open) => !open);
    else onShortcut?.(shortcut);
  });
  return (
    <header className="bar" aria-label={t('bar.label')}>
      <ExamTitle />
      {withState && (
        <div className="bar-state">
          <TimeLeft />
          <ConnectionSign />
          <SavedSign />
          <SentSign />
        </div>
      )}
      <div className="bar-end">
        {student}
        <LanguageChoice short offered={offered} />
        <DisplayMenu offered={offered} />
        <HelpPopover isOpen={helpOpen} onOpenChange={setHelpOpen} />
      </div>
    </header>
  );
}
