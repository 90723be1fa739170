// How this student wants the screen: language, theme, text size. Remembered on this station; never sent anywhere.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { localeShape } from '#contract/language.ts';
import type { Locale } from '#contract/language.ts';

export const THEME_CHOICES = ['system', 'light', 'dark', 'high-contrast'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];
export type Theme = Exclude<ThemeChoice, 'system'>;

/** Text sizes in percent of the product's own; 200 is what accessibility rules ask for. */
export const TEXT_PERCENTS = [90, 100, 112, 125, 150, 175, 200] as const;
export type TextPercent = (typeof TEXT_PERCENTS)[number];

export type Settings = {
  readonly locale: Locale;
  readonly theme: ThemeChoice;
  readonly textPercent: TextPercent;
};
export type SettingsStore = StoreApi<Settings>;

const KEPT_UNDER = 'invigil.settings';

/** The first of the system's languages that the product speaks; English where it speaks none of them. */
export function localeOf(systemLanguages: readonly string[]): Locale {
  for (const language of systemLanguages) {
    const known = localeShape.safeParse(language.slice(0, 2).toLowerCase());
    if (known.success) return known.data;
  }
  return 'en';
}

/** What is drawn, from what was chosen and what the system says. */
export function themeOf(
  choice: ThemeChoice,
  system: { dark: boolean; moreContrast: boolean },
): Theme {
  if (choice !== 'system') return choice;
  if (system.moreContrast) return 'high-contrast';
  return system.dark ? 'dark' : 'light';
}

export function nextTextPercent(now: TextPercent, step: 1 | -1): TextPercent {
  return TEXT_PERCENTS[TEXT_PERCENTS.indexOf(now) + step] ?? now;
}

/** Opens with what was kept; anything unreadable there counts as nothing kept. */
export function createSettings(
  storage: Storage,
  systemLanguages: readonly string[],
): SettingsStore {
  const kept = readKept(storage.getItem(KEPT_UNDER));
  const store = createStore<Settings>(() => ({
    locale: kept.locale ?? localeOf(systemLanguages),
    theme: kept.theme ?? 'system',
    textPercent: kept.textPercent ?? 100,
  }));
  store.subscribe((settings) => storage.setItem(KEPT_UNDER, JSON.stringify(settings)));
  return store;
}

function readKept(text: string | null): Partial<Settings> {
  if (text === null) return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {};
  }
  if (typeof value !== 'object' || value === null) return {};
  const field = (name: string): unknown => Object.entries(value).find(([key]) => key === name)?.[1];
  const locale = localeShape.safeParse(field('locale'));
  const theme = THEME_CHOICES.find((choice) => choice === field('theme'));
  const textPercent = TEXT_PERCENTS.find((percent) => percent === field('textPercent'));
  return {
    ...(locale.success && { locale: locale.data }),
    ...(theme !== undefined && { theme }),
    ...(textPercent !== undefined && { textPercent }),
  };
}
