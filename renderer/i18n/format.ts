// Times, numbers and waits as the student's language writes them.
import { useMemo } from 'react';
import type { Locale } from '#contract/language.ts';
import { KIB, MINUTE_MS, SECOND_MS } from '#contract/limits.ts';
import { useSettings } from '../state/use-parts.ts';

export type Format = {
  /** 14:05:09 */
  readonly time: (atMs: number) => string;
  /** 20 Nov, 14:05 */
  readonly dayAndTime: (atMs: number) => string;
  /** 7.5, in the language's own way */
  readonly number: (value: number) => string;
  readonly kilobytes: (bytes: number) => string;
  readonly seconds: (ms: number) => string;
  readonly minutes: (ms: number) => string;
  /** A wait to read at a glance: 45 s, 3 min. Never shorter than the wait is. */
  readonly wait: (ms: number) => string;
};

export function formatFor(locale: Locale): Format {
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hourCycle: 'h23' });
  const day = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const short = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return {
    time: (atMs) => clock.format(atMs),
    dayAndTime: (atMs) => day.format(atMs),
    number: (value) => plain.format(value),
    kilobytes: (bytes) => short.format(bytes / KIB),
    seconds: (ms) => short.format(ms / SECOND_MS),
    minutes: (ms) => plain.format(Math.ceil(ms / MINUTE_MS)),
    wait: (ms) =>
      ms <= 90 * SECOND_MS
        ? `${Math.max(1, Math.ceil(ms / SECOND_MS))} s`
        : `${Math.ceil(ms / MINUTE_MS)} min`,
  };
}

export function useFormat(): Format {
  const locale = useSettings((settings) => settings.locale);
  return useMemo(() => formatFor(locale), [locale]);
}
