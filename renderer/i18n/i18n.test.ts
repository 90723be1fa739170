import { expect, test } from 'vitest';
import { deskResources } from '../desk/i18n/desk-i18n.ts';
import { resources, startI18n } from './i18n.ts';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const here = `${path}${key}`;
    if (typeof value === 'string') found.set(here, value);
    else for (const [name, text] of leaves(value, `${here}.`)) found.set(name, text);
  }
  return found;
}

const english = leaves({ ...resources.en, ...deskResources.en });
const spanish = leaves({ ...resources.es, ...deskResources.es });

/** Words that both languages share: names, units and formats. */
const SHARED = new Set([
  // The same word in both.
  'book.exports.total',
  'frame.product',
  'frame.demo',
  'frame.display.percent',
  'entry.rehearsal.jump',
  'work.statement.timeValue',
  'work.statement.memoryValue',
  'work.results.milliseconds',
  'work.history.sha',
  'work.history.size',
  'work.said.graded',
  ...['minutes_one', 'minutes_other'].map((key) => `room.time.${key}`),
  ...['seconds', 'minutes', 'hours'].flatMap((unit) =>
    ['one', 'other'].map((form) => `room.contact.${unit}_${form}`),
  ),
  'room.chips.none',
  'room.chips.sent',
  'room.orders.by',
]);

test('both languages have the same keys', () => {
  expect([...spanish.keys()].toSorted()).toEqual([...english.keys()].toSorted());
});

test('no text is empty', () => {
  for (const [key, text] of [...english, ...spanish]) expect(text.trim(), key).not.toBe('');
});

test('no text stands untranslated', () => {
  const same = [...english].filter(([key, text]) => spanish.get(key) === text).map(([key]) => key);
  expect(same.filter((key) => !SHARED.has(key))).toEqual([]);
});

test('both languages name the same facts in a text', () => {
  const facts = (text = '') =>
    new Set([...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name));
  for (const [key, text] of english) expect(facts(spanish.get(key)), key).toEqual(facts(text));
});

test.each([
  ['en', 1, 'One problem has changes'],
  ['en', 2, '2 problems have changes'],
  ['es', 1, 'Un problema tiene cambios'],
  ['es', 7, '7 problemas tienen cambios'],
] as const)('%s counts %i', async (locale, count, beginning) => {
  const words = await startI18n(locale);
  expect(words.t('entry:review.unsentDrafts', { count })).toMatch(new RegExp(`^${beginning}`, 'u'));
});
