import { expect, test } from 'vitest';
import { isPasteKey, writingKey, type KeyFacts } from './keys.ts';

const facts = (key: string, more: Partial<KeyFacts> = {}): KeyFacts => ({
  key,
  ctrl: false,
  alt: false,
  meta: false,
  altGraph: false,
  composing: false,
  ...more,
});

test.each<[string, KeyFacts, string | null | undefined]>([
  ['a letter writes itself', facts('a'), 'a'],
  ['ñ too', facts('ñ'), 'ñ'],
  ['a capital letter is no named key', facts('A'), 'A'],
  ['Enter writes a line break', facts('Enter'), '\n'],
  ['a dead key leaves it to the input method', facts('Dead'), null],
  ['so does a key that an input method took', facts('Process'), null],
  ['so does any key while composing', facts('a', { composing: true }), null],
  ['Ctrl+A writes nothing', facts('a', { ctrl: true }), undefined],
  [
    'AltGr writes, which Windows reports as Ctrl and Alt',
    facts('@', { ctrl: true, alt: true, altGraph: true }),
    '@',
  ],
  ['Cmd+A writes nothing', facts('a', { meta: true }), undefined],
  ['a cluster of some layouts writes itself', facts('لا'), 'لا'],
  ['a page does not', facts('def solution():'), null],
  ['Tab is a command', facts('Tab'), undefined],
  ['an arrow writes nothing', facts('ArrowLeft'), undefined],
  ['F1 writes nothing', facts('F1'), undefined],
  ['Shift alone writes nothing', facts('Shift'), undefined],
  [
    'Shift alone writes nothing while composing either',
    facts('Shift', { composing: true }),
    undefined,
  ],
])('%s', (_name, given, text) => {
  expect(writingKey(given)).toEqual(text === undefined ? null : { text });
});

test.each<[string, boolean, KeyFacts, boolean]>([
  ['Ctrl+V', false, facts('v', { ctrl: true }), true],
  ['Ctrl+Shift+V', true, facts('V', { ctrl: true }), true],
  ['Cmd+V', false, facts('v', { meta: true }), true],
  ['Shift+Insert', true, facts('Insert'), true],
  ['Insert', false, facts('Insert'), false],
  ['v', false, facts('v'), false],
  ['Ctrl+Alt+V', false, facts('v', { ctrl: true, alt: true }), false],
])('%s is a paste key: %#', (_name, shift, given, paste) => {
  expect(isPasteKey({ ...given, shift })).toBe(paste);
});
