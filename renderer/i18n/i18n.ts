// Words of the screens. Both languages are in the bundle; switching needs nothing from outside.
import i18next from 'i18next';
import type { i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '#contract/language.ts';
import { entry as entryEn } from './en/entry.ts';
import { frame as frameEn } from './en/frame.ts';
import { watch as watchEn } from './en/watch.ts';
import { work as workEn } from './en/work.ts';
import { entry as entryEs } from './es/entry.ts';
import { frame as frameEs } from './es/frame.ts';
import { watch as watchEs } from './es/watch.ts';
import { work as workEs } from './es/work.ts';

export const resources = {
  en: { frame: frameEn, entry: entryEn, watch: watchEn, work: workEn },
  es: { frame: frameEs, entry: entryEs, watch: watchEs, work: workEs },
} as const;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'frame';
    resources: (typeof resources)['en'];
  }
}

export async function startI18n(locale: Locale): Promise<i18n> {
  const words = i18next.createInstance();
  await words.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    defaultNS: 'frame',
    ns: ['frame', 'entry', 'watch', 'work'],
    resources,
    // React escapes what it draws.
    interpolation: { escapeValue: false },
    // A key that is missing is a bug that the tests must see, never an empty place.
    returnNull: false,
    returnEmptyString: false,
  });
  return words;
}
