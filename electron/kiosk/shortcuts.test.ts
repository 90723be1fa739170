import { expect, test } from 'vitest';
import { blockedShortcut } from './shortcuts.ts';

const none = { type: 'keyDown', control: false, meta: false, alt: false, shift: false } as const;

test.each([
  ['ctrl+p', { key: 'p', control: true }],
  ['ctrl+r', { key: 'R', control: true }],
  ['ctrl+shift+i', { key: 'I', control: true, shift: true }],
  ['ctrl++', { key: '+', control: true }],
  ['f12', { key: 'F12' }],
  ['alt+f4', { key: 'F4', alt: true }],
  ['alt+space', { key: ' ', alt: true }],
])('%s is stopped', (name, keys) => {
  expect(blockedShortcut({ ...none, ...keys }, 'linux')).toBe(name);
});

test.each([
  ['a letter', { key: 'p' }],
  ['ñ', { key: 'ñ' }],
  ['copy', { key: 'c', control: true }],
  ['paste, which the gate judges', { key: 'v', control: true }],
  ['undo', { key: 'z', control: true }],
  ['find', { key: 'f', control: true }],
  ['moving a line', { key: 'ArrowUp', alt: true }],
  ['a word to the left', { key: 'ArrowLeft', control: true }],
  ['AltGr, which writes @ and brackets', { key: 'q', control: true, alt: true }],
  ['a key that goes up', { key: 'F5', type: 'keyUp' }],
])('%s passes', (_name, keys) => {
  expect(blockedShortcut({ ...none, ...keys }, 'win32')).toBeNull();
});

test('on a Mac the command key counts, and Ctrl moves the cursor as it always did', () => {
  expect(blockedShortcut({ ...none, key: 'q', meta: true }, 'darwin')).toBe('cmd+q');
  expect(blockedShortcut({ ...none, key: 'h', meta: true }, 'darwin')).toBe('cmd+h');
  expect(blockedShortcut({ ...none, key: 'n', control: true }, 'darwin')).toBeNull();
});
