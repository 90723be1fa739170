// The student's settings on the page: language, colours, text size.
import { useEffect, useState } from 'react';
import { themeOf } from '../state/settings.ts';
import type { Settings, Theme } from '../state/settings.ts';
import { useSettings } from '../state/use-parts.ts';

const DARK = '(prefers-color-scheme: dark)';
const MORE_CONTRAST = '(prefers-contrast: more)';

/** What is drawn; follows the system while the student leaves the choice to it. */
export function useDrawnTheme(): Theme {
  const choice = useSettings((settings) => settings.theme);
  const dark = useMedia(DARK);
  const moreContrast = useMedia(MORE_CONTRAST);
  return themeOf(choice, { dark, moreContrast });
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const media = window.matchMedia(query);
    const follow = (): void => setMatches(media.matches);
    follow();
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, [query]);
  return matches;
}

export function applySettings(
  page: HTMLElement,
  { locale, theme, textPercent }: Omit<Settings, 'theme'> & { readonly theme: Theme },
): void {
  page.lang = locale;
  page.dataset['theme'] = theme;
  page.style.setProperty('--text-scale', String(textPercent / 100));
}
