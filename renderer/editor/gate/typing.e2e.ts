import { describe, expect, test } from 'vitest';
import {
  editsOf,
  sightingsOf,
  sourceOf,
  waitForSighting,
  waitForSource,
  waysOf,
} from '../e2e/bench-driver.ts';
import { benchSuite } from '../e2e/bench-suite.ts';

const suite = benchSuite();

describe('what a keyboard writes gets in', () => {
  test('letters, with no sighting', async () => {
    const { page } = await suite.open();
    await suite.display().type('total = 10 # ok', 60);
    await waitForSource(page, 'total = 10 # ok');
    expect(await waysOf(page)).toEqual(['typed']);
    expect(await sightingsOf(page)).toEqual([]);
  });

  test('accents by dead keys, ñ, ¿ and AltGr on a Spanish layout', async () => {
    const { page } = await suite.open();
    await suite.display().layout('es');
    await suite.display().keys('dead_acute', 'a', 'dead_acute', 'E', 'dead_diaeresis', 'u');
    await suite
      .display()
      .keys('ntilde', 'Ntilde', 'questiondown', 'exclamdown', 'at', 'numbersign', 'EuroSign');
    await waitForSource(page, 'áÉüñÑ¿¡@#€');
    expect(await waysOf(page)).toEqual(['composition', 'typed']);
    expect(await sightingsOf(page)).toEqual([]);
  });

  test('a dead key before a letter that it does not fit, as both', async () => {
    const { page } = await suite.open();
    await suite.display().layout('es');
    await suite.display().keys('dead_acute', 'x', 'b');
    await waitForSource(page, '´xb');
    expect(await sightingsOf(page)).toEqual([]);
  });

  test('brackets by AltGr, closed by the editor and typed over', async () => {
    const { page } = await suite.open();
    await suite.display().layout('es');
    await suite.display().keys('bracketleft', 'braceleft', 'parenleft');
    await waitForSource(page, '[{()}]');
    await suite.display().keys('parenright', 'braceright', 'bracketright', 'x');
    await waitForSource(page, '[{()}]x');
    expect(await waysOf(page)).toEqual(['typed']);
  });

  test('a bracket around what is selected', async () => {
    const { page } = await suite.open({ source: 'abc' });
    await suite.display().keys('ctrl+a', 'parenleft');
    await waitForSource(page, '(abc)');
  });

  test('Enter with four spaces after a colon, Tab and Shift+Tab', async () => {
    const { page } = await suite.open();
    await suite.display().type('if x:', 40);
    await suite.display().keys('Return', 'y', 'Return', 'Tab', 'z');
    await waitForSource(page, 'if x:\n    y\n        z');
    await suite.display().keys('shift+Tab', 'shift+Tab');
    await waitForSource(page, 'if x:\n    y\nz');
    expect(await waysOf(page)).toEqual(['typed', 'command', 'typed', 'command']);
  });

  test('a held key', async () => {
    const { page, cdp } = await suite.open();
    const key = { key: 'a', code: 'KeyA', text: 'a', windowsVirtualKeyCode: 65 };
    for (let press = 0; press < 60; press += 1) {
      await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, autoRepeat: press > 0 });
    }
    await waitForSource(page, 'a'.repeat(60));
    expect(await sightingsOf(page)).toEqual([]);
  });

  test('at several cursors at once', async () => {
    const { page } = await suite.open({ source: 'a\nb' });
    await suite.display().keys('shift+alt+Down', 'End', 'x', 'parenleft');
    await waitForSource(page, 'ax()\nbx()');
  });
});

describe('what an editor does with text that is there goes on working', () => {
  test.each([
    ['comment a line', 'x = 1', ['ctrl+slash'], '# x = 1'],
    ['move a line', 'a\nb', ['alt+Down'], 'b\na'],
    ['copy a line', 'a\nb', ['ctrl+shift+alt+Down'], 'a\na\nb'],
    ['delete a line', 'a\nb', ['ctrl+shift+k'], 'b'],
    ['insert a line below', 'a\nb', ['ctrl+Return', 'x'], 'a\nx\nb'],
    ['indent a line', 'a', ['ctrl+bracketright'], '    a'],
    ['delete a word', 'uno dos', ['ctrl+Delete'], ' dos'],
    ['delete by Backspace and Delete', 'abc', ['Right', 'BackSpace', 'Delete'], 'c'],
  ])('%s', async (_name, source, keys, expected) => {
    const { page } = await suite.open({ source });
    await suite.display().keys(...keys);
    await waitForSource(page, expected);
    expect(await sightingsOf(page)).toEqual([]);
    await suite.display().keys('ctrl+z', 'ctrl+z', 'ctrl+z');
    await waitForSource(page, source);
    await suite.display().keys('ctrl+y', 'ctrl+y', 'ctrl+y');
    await waitForSource(page, expected);
    expect(await waysOf(page)).toEqual(expect.arrayContaining(['command', 'undo', 'redo']));
  });
});

describe('the rhythm of the keys', () => {
  test('of a program that presses them is flagged, and nothing is blocked', async () => {
    const { page } = await suite.open();
    const text = 'for number in range one hundred print number and so on';
    await suite.display().type(text, 1);
    await waitForSource(page, text);
    const sighting = await waitForSighting(page, 'cadence', 'too-fast');
    expect(sighting.length).toBeGreaterThan(0);
    expect(await sourceOf(page)).toBe(text);
  });
});

test('edits are numbered without a gap and never go back in time', async () => {
  const { page } = await suite.open();
  await suite.display().type('abcdef', 30);
  await suite.display().keys('ctrl+z', 'x');
  await page.waitForFunction(
    () =>
      bench.edits.at(-1)?.source === 'typed' && bench.edits.some((edit) => edit.source === 'undo'),
  );
  const edits = await editsOf(page);
  expect(edits.map((edit) => edit.seq)).toEqual(edits.map((_, index) => index + 1));
  expect(edits.map((edit) => edit.atMs)).toEqual(
    edits.map((edit) => edit.atMs).toSorted((a, b) => a - b),
  );
});
