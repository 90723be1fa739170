import { expect, test } from 'vitest';
import { shortcutOf } from './shortcuts.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const ctrl = { ...none, ctrlKey: true };

test.each([
  ['Ctrl+Enter', { ...ctrl, key: 'Enter' }, 'run'],
  ['Cmd+Enter', { ...none, metaKey: true, key: 'Enter' }, 'run'],
  ['Ctrl+Shift+Enter', { ...ctrl, shiftKey: true, key: 'Enter' }, 'submit'],
  ['Enter alone', { ...none, key: 'Enter' }, null],
  ['AltGr+Enter', { ...ctrl, altKey: true, key: 'Enter' }, null],
  ['Alt+PageDown', { ...none, altKey: true, key: 'PageDown' }, 'nextProblem'],
  ['Alt+PageUp', { ...none, altKey: true, key: 'PageUp' }, 'previousProblem'],
  ['PageDown alone', { ...none, key: 'PageDown' }, null],
  ['F6', { ...none, key: 'F6' }, 'nextPane'],
  ['Shift+F6', { ...none, shiftKey: true, key: 'F6' }, 'previousPane'],
  ['F1', { ...none, key: 'F1' }, 'help'],
  ['Ctrl+M stays with the editor', { ...ctrl, key: 'm' }, null],
] as const)('%s', (_name, key, shortcut) => expect(shortcutOf(key)).toBe(shortcut));
