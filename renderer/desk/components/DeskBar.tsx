import { Lock, Wifi, WifiOff } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { localized } from '#contract/language.ts';
import { DisplayMenu, LanguageChoice } from '../../components/DisplayMenu.tsx';
import { Mark } from '../../components/Mark.tsx';
import { useSettings } from '../../state/use-parts.ts';
import { useDesk, useDeskParts, usePlace, useRoom } from '../state/use-desk-parts.ts';

const PAGES = ['room', 'charts', 'similar', 'exports'] as const;

/** Title, ways to the pages, and who is at the desk. What stands in it never changes its place. */
export function DeskBar() {
  const { t } = useTranslation('desk');
  const { desk } = useDeskParts();
  const proctor = useDesk(({ view }) => view?.proctor ?? null);
  return (
    <header className="bar desk-bar" aria-label={t('bar')}>
      <DeskTitle />
      {proctor !== null && <Pages />}
      <div className="bar-end">
        <ConnectionSign />
        {proctor !== null && (
          <Button
            className="button button-quiet"
            aria-label={t('lock', { proctor })}
            onPress={() => void desk.lock()}
          >
            <Lock size="1.125em" aria-hidden />
            <span className="desk-proctor cut" title={proctor}>
              {proctor}
            </span>
          </Button>
        )}
        <LanguageChoice short />
        <DisplayMenu />
      </div>
    </header>
  );
}

function DeskTitle() {
  const { t } = useTranslation(['desk', 'frame']);
  const locale = useSettings((settings) => settings.locale);
  const title = useDesk(({ view }) => view?.title);
  const kind = useRoom(({ exam }) => exam?.kind ?? 'exam');
  const name = title === undefined ? t('frame:product') : localized(title, locale);
  return (
    <div className="bar-title">
      <Mark />
      <h1 className="cut" title={name}>
        {name}
      </h1>
      {kind !== 'exam' && <span className="badge badge-demo">{t(`frame:${kind}`)}</span>}
    </div>
  );
}

function Pages() {
  const { t } = useTranslation('desk');
  const { places } = useDeskParts();
  const { page } = usePlace();
  const shown = page === 'student' ? 'room' : page;
  return (
    <nav className="desk-pages" aria-label={t('pages.label')}>
      {PAGES.map((name) => (
        <Button
          key={name}
          className="desk-page"
          {...(name === shown && { 'aria-current': 'page' as const })}
          onPress={() => places.go({ page: name })}
        >
          {t(`pages.${name}`)}
        </Button>
      ))}
    </nav>
  );
}

function ConnectionSign() {
  const { t } = useTranslation('desk');
  const connected = useDesk((now) => now.connected);
  const listening = useDesk(({ view }) => view?.listening ?? null);
  const Sign = connected ? Wifi : WifiOff;
  const where =
    listening === null ? t('connection.folder') : t('connection.at', { where: listening });
  return (
    <div className={`sign ${connected ? 'tone-quiet' : 'tone-bad'}`} title={where}>
      <Sign size="1.125em" aria-hidden />
      <span className="sign-words">{t(connected ? 'connection.on' : 'connection.off')}</span>
    </div>
  );
}
