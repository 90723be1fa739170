// Text that arrives as if typed: emoji panels, dictation, clipboard histories and input methods commit it without keys.
import { describe, expect, test } from 'vitest';
import type { CDPSession } from 'playwright-core';
import {
  inputMethodSees,
  sightingsOf,
  sourceOf,
  waitForSighting,
  waitForSource,
  waysOf,
} from '../e2e/bench-driver.ts';
import { benchSuite } from '../e2e/bench-suite.ts';

const suite = benchSuite();

const commit = (cdp: CDPSession, text: string): Promise<unknown> =>
  cdp.send('Input.insertText', { text });
const compose = (cdp: CDPSession, text: string): Promise<unknown> =>
  cdp.send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  });
const inputMethodKey = (cdp: CDPSession): Promise<unknown> =>
  cdp.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Process',
    windowsVirtualKeyCode: 229,
  });
describe('a commit without keys', () => {
  test('of a line of code is stopped, and typing goes on', async () => {
    const { page, cdp } = await suite.open({ source: 'x = 1' });
    await commit(cdp, 'print(42)');
    const sighting = await waitForSighting(page, 'synthetic-input-blocked', 'commit');
    expect(sighting.length).toBe(9);
    await suite.display().keys('a', 'b');
    await waitForSource(page, 'abx = 1');
  });

  test('with a line break is stopped', async () => {
    const { page, cdp } = await suite.open();
    await commit(cdp, 'a\nb');
    await waitForSighting(page, 'synthetic-input-blocked', 'line-break');
    expect(await sourceOf(page)).toBe('');
  });

  test('of single characters is let in until the allowance is empty, and is seen', async () => {
    const { page, cdp } = await suite.open();
    for (const character of ['😀', 'ñ', '👨‍👩‍👧', 'ß', '1', '2', '3']) await commit(cdp, character);
    await waitForSighting(page, 'unkeyed-input', 'none');
    await waitForSighting(page, 'synthetic-input-blocked', 'commit');
    expect(await sourceOf(page)).toBe('😀ñ👨‍👩‍👧ß');
    expect(await waysOf(page)).toEqual(['unkeyed']);
  });

  test('spends no key of before: saved-up key presses pay for themselves only', async () => {
    const { page, cdp } = await suite.open();
    await suite.display().keys('a', 'b', 'c');
    await waitForSource(page, 'abc');
    await commit(cdp, 'abc');
    await waitForSighting(page, 'synthetic-input-blocked', 'commit');
    expect(await sourceOf(page)).toBe('abc');
  });

  test('by a key press that brings more than its own character is stopped', async () => {
    const { page, cdp } = await suite.open();
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'a', text: 'abc' });
    await waitForSighting(page, 'synthetic-input-blocked', 'commit');
    expect(await sourceOf(page)).toBe('');
  });

  test('leaves nothing behind in the text that input methods see', async () => {
    const { page, cdp } = await suite.open({ source: 'x = 1' });
    await commit(cdp, 'print(42)');
    await waitForSighting(page, 'synthetic-input-blocked', 'commit');
    await expect.poll(() => inputMethodSees(page)).toBe('x = 1');
    await suite.display().keys('End', 'a');
    await waitForSource(page, 'x = 1a');
    // Monaco's own habit is to leave what it replaced behind the line; what was refused must not be among it.
    await expect.poll(() => inputMethodSees(page)).toMatch(/^x = 1a[^p]*$/);
  });

  test('leaves nothing behind in an empty text either, once something is typed', async () => {
    const { page, cdp } = await suite.open();
    await commit(cdp, 'print(42)');
    await waitForSighting(page, 'synthetic-input-blocked', 'commit');
    await suite.display().keys('a', 'b');
    await waitForSource(page, 'ab');
    await expect.poll(() => inputMethodSees(page)).toMatch(/^ab[^p]*$/);
  });
});

describe('an input method', () => {
  test('composes syllables from as many keys', async () => {
    const { page, cdp } = await suite.open();
    for (const text of ['n', 'ni', "ni'h", "ni'ha", "ni'hao"]) {
      await inputMethodKey(cdp);
      await compose(cdp, text);
    }
    await inputMethodKey(cdp);
    await commit(cdp, '你好');
    await waitForSource(page, '你好');
    await suite.display().keys('a');
    await waitForSource(page, '你好a');
    expect(await sightingsOf(page)).toEqual([]);
  });

  test('that brings a page for one key is refused to the end, and eats nothing that was there', async () => {
    const { page, cdp } = await suite.open({ source: 'keep me', cursor: '7' });
    await inputMethodKey(cdp);
    await compose(cdp, 'a');
    await waitForSource(page, 'keep mea');
    await compose(cdp, 'def solution(): return 42');
    await waitForSighting(page, 'synthetic-input-blocked', 'composition');
    await compose(cdp, 'de');
    await commit(cdp, 'def solution(): return 42');
    await waitForSource(page, 'keep me');
    await suite.display().keys('x');
    await waitForSource(page, 'keep mex');
  });

  test('cannot add part to part within one composition', async () => {
    const { page, cdp } = await suite.open();
    await inputMethodKey(cdp);
    await compose(cdp, 'ab');
    for (const text of ['abc', 'abcd', 'abcde', 'abcdef']) await compose(cdp, text);
    await waitForSighting(page, 'synthetic-input-blocked', 'composition');
    await commit(cdp, 'abcdef');
    await waitForSource(page, '');
  });

  test('that is given up leaves the text as it was', async () => {
    const { page, cdp } = await suite.open({ source: 'ab', cursor: '1' });
    await inputMethodKey(cdp);
    await compose(cdp, 'n');
    await waitForSource(page, 'anb');
    await compose(cdp, '');
    await waitForSource(page, 'ab');
  });
});

describe('an accommodation', () => {
  test('for dictation lets phrases in and says so', async () => {
    const accommodation = JSON.stringify({ dictation: true });
    const { page, cdp } = await suite.open({ accommodation });
    await commit(cdp, 'for number in numbers');
    await waitForSource(page, 'for number in numbers');
    expect(await waysOf(page)).toEqual(['dictation']);
    await waitForSighting(page, 'dictation', 'none');
  });

  test('for devices without keys lets more characters in', async () => {
    const accommodation = JSON.stringify({ unkeyedChars: 20 });
    const { page, cdp } = await suite.open({ accommodation });
    for (const character of 'print(1)') await commit(cdp, character);
    await waitForSource(page, 'print(1)');
  });
});
