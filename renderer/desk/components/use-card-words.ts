import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskExam } from '#contract/desk.ts';
import { localized } from '#contract/language.ts';
import { useFormat } from '../../i18n/format.ts';
import type { Format } from '../../i18n/format.ts';
import { useSettings } from '../../state/use-parts.ts';
import { useRoom } from '../state/use-desk-parts.ts';

/** What all cards of a room say alike: looked up once for them all, for two hundred would each listen for it. */
export type CardWords = {
  readonly t: TFunction<'room'>;
  readonly format: Format;
  /** In the exam's order. */
  readonly problems: readonly { readonly id: string; readonly title: string }[];
};

const NO_PROBLEMS: DeskExam['problems'] = [];

export function useCardWords(): CardWords {
  const { t } = useTranslation('room');
  const format = useFormat();
  const locale = useSettings((settings) => settings.locale);
  const problems = useRoom(({ exam }) => exam?.problems ?? NO_PROBLEMS);
  return useMemo(
    () => ({
      t,
      format,
      problems: problems.map(({ id, title }, at) => ({
        id,
        title: `${at + 1}. ${localized(title, locale)}`,
      })),
    }),
    [t, format, locale, problems],
  );
}
