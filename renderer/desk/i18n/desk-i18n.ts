// Words of the desk's page: its own, and those of the parts that it shares with the student's screens.
import type { i18n } from 'i18next';
import type { Locale } from '#contract/language.ts';
import { frame as frameEn } from '../../i18n/en/frame.ts';
import { watch as watchEn } from '../../i18n/en/watch.ts';
import { frame as frameEs } from '../../i18n/es/frame.ts';
import { watch as watchEs } from '../../i18n/es/watch.ts';
import { startWords } from '../../i18n/start-words.ts';
import { book as bookEn } from './en/book.ts';
import { desk as deskEn } from './en/desk.ts';
import { pupil as pupilEn } from './en/pupil.ts';
import { room as roomEn } from './en/room.ts';
import { book as bookEs } from './es/book.ts';
import { desk as deskEs } from './es/desk.ts';
import { pupil as pupilEs } from './es/pupil.ts';
import { room as roomEs } from './es/room.ts';

export const deskResources = {
  en: { frame: frameEn, watch: watchEn, desk: deskEn, room: roomEn, pupil: pupilEn, book: bookEn },
  es: { frame: frameEs, watch: watchEs, desk: deskEs, room: roomEs, pupil: pupilEs, book: bookEs },
} as const;

export const startDeskI18n = (locale: Locale): Promise<i18n> =>
  startWords(locale, 'desk', deskResources);
