// Starts the words of a page. Both languages are in its bundle; switching needs nothing from outside.
import i18next from 'i18next';
import type { i18n, ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '#contract/language.ts';

/** @param first the part whose words need no name before them */
export async function startWords(
  locale: Locale,
  first: string,
  resources: Readonly<Record<Locale, ResourceLanguage>>,
): Promise<i18n> {
  const words = i18next.createInstance();
  await words.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    defaultNS: first,
    ns: Object.keys(resources[locale]),
    resources,
    // React escapes what it draws.
    interpolation: { escapeValue: false },
    // A key that is missing is a bug that the tests must see, never an empty place.
    returnNull: false,
    returnEmptyString: false,
  });
  return words;
}
