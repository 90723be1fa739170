// Words of the student's screens.
import type { i18n } from 'i18next';
import type { Locale } from '#contract/language.ts';
import type { deskResources } from '../desk/i18n/desk-i18n.ts';
import { entry as entryEn } from './en/entry.ts';
import { frame as frameEn } from './en/frame.ts';
import { run as runEn } from './en/run.ts';
import { watch as watchEn } from './en/watch.ts';
import { work as workEn } from './en/work.ts';
import { entry as entryEs } from './es/entry.ts';
import { frame as frameEs } from './es/frame.ts';
import { run as runEs } from './es/run.ts';
import { watch as watchEs } from './es/watch.ts';
import { work as workEs } from './es/work.ts';
import { startWords } from './start-words.ts';

export const resources = {
  en: { frame: frameEn, entry: entryEn, watch: watchEn, work: workEn, run: runEn },
  es: { frame: frameEs, entry: entryEs, watch: watchEs, work: workEs, run: runEs },
} as const;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'frame';
    // Which of them a page has is its own matter; a name means the same words wherever it is known.
    resources: (typeof resources)['en'] & (typeof deskResources)['en'];
  }
}

export const startI18n = (locale: Locale): Promise<i18n> => startWords(locale, 'frame', resources);
