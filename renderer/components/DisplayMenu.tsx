import { AArrowDown, AArrowUp, SlidersHorizontal } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { useTranslation } from 'react-i18next';
import { localeShape } from '#contract/language.ts';
import type { Locale } from '#contract/language.ts';
import { nextTextPercent, THEME_CHOICES } from '../state/settings.ts';
import type { TextPercent, ThemeChoice } from '../state/settings.ts';
import { usePage, useSettings } from '../state/use-parts.ts';

const OWN_NAMES: Readonly<Record<Locale, string>> = { es: 'Español', en: 'English' };

type LanguageProps = {
  readonly short?: boolean;
  /** An exam may be offered in one language only. */
  readonly offered?: readonly Locale[] | undefined;
};

/** Both languages by their own names, so that somebody who cannot read the present one finds theirs. */
export function LanguageChoice({ short = false, offered = localeShape.options }: LanguageProps) {
  const { t } = useTranslation('frame');
  const { settings } = usePage();
  const locale = useSettings((now) => now.locale);
  return (
    <ToggleButtonGroup
      className="choice"
      aria-label={t('display.language')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[locale]}
      onSelectionChange={(keys) => {
        const picked = offered.find((option) => keys.has(option));
        if (picked !== undefined) settings.setState({ locale: picked });
      }}
    >
      {offered.map((option) => (
        <ToggleButton key={option} id={option} lang={option} aria-label={OWN_NAMES[option]}>
          {short ? option.toUpperCase() : OWN_NAMES[option]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

function ThemePicker() {
  const { t } = useTranslation('frame');
  const { settings } = usePage();
  const theme = useSettings((now) => now.theme);
  const pick = (keys: ReadonlySet<unknown>): void => {
    const picked: ThemeChoice | undefined = THEME_CHOICES.find((choice) => keys.has(choice));
    if (picked !== undefined) settings.setState({ theme: picked });
  };
  return (
    <ToggleButtonGroup
      className="choice choice-stacked"
      aria-label={t('display.theme')}
      orientation="vertical"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[theme]}
      onSelectionChange={pick}
    >
      {THEME_CHOICES.map((choice) => (
        <ToggleButton key={choice} id={choice}>
          {t(`display.themes.${choice}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** At either end a button does nothing; it is not switched off, or whoever holds it by key would lose the place. */
function TextSizeSteps() {
  const { t } = useTranslation('frame');
  const { settings } = usePage();
  const textPercent = useSettings((now) => now.textPercent);
  const to = (percent: TextPercent) => () => settings.setState({ textPercent: percent });
  const smaller = nextTextPercent(textPercent, -1);
  const larger = nextTextPercent(textPercent, 1);
  return (
    <div className="steps-control" role="group" aria-label={t('display.textSize')}>
      <Button
        className="button button-icon"
        aria-label={t('display.smaller')}
        onPress={to(smaller)}
      >
        <AArrowDown size="1.25em" aria-hidden />
      </Button>
      <output className="numbers">{t('display.percent', { percent: textPercent })}</output>
      <Button className="button button-icon" aria-label={t('display.larger')} onPress={to(larger)}>
        <AArrowUp size="1.25em" aria-hidden />
      </Button>
    </div>
  );
}

export function DisplayMenu({ offered }: Pick<LanguageProps, 'offered'>) {
  const { t } = useTranslation('frame');
  return (
    <DialogTrigger>
      <Button className="button button-quiet button-icon" aria-label={t('display.open')}>
        <SlidersHorizontal size="1.25em" aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="popover-body" aria-label={t('display.open')}>
          <section className="setting">
            <h2>{t('display.language')}</h2>
            <LanguageChoice offered={offered} />
          </section>
          <section className="setting">
            <h2>{t('display.theme')}</h2>
            <ThemePicker />
          </section>
          <section className="setting">
            <h2>{t('display.textSize')}</h2>
            <TextSizeSteps />
          </section>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
