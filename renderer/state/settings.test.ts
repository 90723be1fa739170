import { expect, test } from 'vitest';
import { memoryStorage } from '../testing/memory-storage.ts';
import { createSettings, localeOf, nextTextPercent, themeOf } from './settings.ts';

test.each([
  [['es-MX', 'en'], 'es'],
  [['fr-FR', 'es-ES'], 'es'],
  [['EN-gb'], 'en'],
  [['fr', 'de'], 'en'],
  [[], 'en'],
] as const)('a system in %j opens in %s', (languages, locale) =>
  expect(localeOf(languages)).toBe(locale),
);

test.each([
  ['system', false, false, 'light'],
  ['system', true, false, 'dark'],
  ['system', true, true, 'high-contrast'],
  ['light', true, true, 'light'],
] as const)('%s with dark %s and more contrast %s draws %s', (choice, dark, moreContrast, drawn) =>
  expect(themeOf(choice, { dark, moreContrast })).toBe(drawn),
);

test('text size stops at both ends', () => {
  expect(nextTextPercent(200, 1)).toBe(200);
  expect(nextTextPercent(90, -1)).toBe(90);
  expect(nextTextPercent(100, 1)).toBe(112);
});

test('a choice is remembered by the next page', () => {
  const storage = memoryStorage();
  createSettings(storage, ['en']).setState({ locale: 'es', theme: 'dark', textPercent: 150 });
  expect(createSettings(storage, ['en']).getState()).toMatchObject({
    locale: 'es',
    theme: 'dark',
    textPercent: 150,
  });
});

test.each(['', '{', 'null', '7', '{"locale":"fr","theme":3,"textPercent":101}'])(
  'what cannot be understood (%s) counts as nothing kept',
  (text) => {
    const storage = memoryStorage();
    storage.setItem('invigil.settings', text);
    expect(createSettings(storage, ['es']).getState()).toEqual({
      locale: 'es',
      theme: 'system',
      textPercent: 100,
    });
  },
);
