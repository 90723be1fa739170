// The last layer: changes that no layer before it sees, because a script on the page or a part of Monaco makes them.
import { describe, expect, test } from 'vitest';
import { editsOf, sourceOf, waitForSighting, waitForSource, waysOf } from '../e2e/bench-driver.ts';
import { benchSuite } from '../e2e/bench-suite.ts';

const suite = benchSuite();

/** Runs on the page; each puts EVIL into the first model in a way of its own. */
const INTRUSIONS = {
  'a type command of the original': () =>
    bench.monaco?.editor.getEditors()[0]?.trigger('script', 'default:type', { text: 'EVIL' }),
  'a typed text past the override': () =>
    bench.monaco?.editor.getEditors()[0]?.trigger('keyboard', 'type', { text: 'EVIL' }),
  'a pasted text past the override': () =>
    bench.monaco?.editor.getEditors()[0]?.trigger('keyboard', 'paste', { text: 'EVIL' }),
  'a composed text past the override': () =>
    bench.monaco?.editor.getEditors()[0]?.trigger('keyboard', 'replacePreviousChar', {
      text: 'EVIL',
      replaceCharCnt: 0,
    }),
  'an edit of the editor': () => {
    const range = { startLineNumber: 1, startColumn: 1, endLineNumber: 1, endColumn: 1 };
    const [editor] = bench.monaco?.editor.getEditors() ?? [];
    editor?.executeEdits('script', [{ range, text: 'EVIL' }]);
  },
  'an edit of the model': () => {
    const range = { startLineNumber: 1, startColumn: 1, endLineNumber: 1, endColumn: 1 };
    bench.monaco?.editor
      .getModels()[0]
      ?.pushEditOperations(null, [{ range, text: 'EVIL' }], () => null);
  },
  'an edit that leaves no step': () => {
    const range = { startLineNumber: 1, startColumn: 1, endLineNumber: 1, endColumn: 1 };
    bench.monaco?.editor.getModels()[0]?.applyEdits([{ range, text: 'EVIL' }]);
  },
  'a whole new text': () => bench.monaco?.editor.getModels()[0]?.setValue('EVIL'),
};

describe.each(Object.entries(INTRUSIONS))('%s', (_name, intrude) => {
  test('is put back, seen, and comes back by neither undo nor redo', async () => {
    const { page } = await suite.open({ source: 'x = 1' });
    await suite.display().keys('End', '2', 'a');
    await waitForSource(page, 'x = 12a');
    await page.evaluate(intrude);
    const sighting = await waitForSighting(
      page,
      'edit-reverted',
      _name.includes('edit') || _name.includes('whole') ? 'unlisted-edit' : 'unlisted-command',
    );
    expect(sighting.length).toBe(4);
    await waitForSource(page, 'x = 12a');
    await suite.display().keys('ctrl+y', 'ctrl+y', 'ctrl+z', 'ctrl+y', 'End', '9');
    await page.waitForFunction(() => bench.api?.getSource().endsWith('9'));
    expect(await sourceOf(page)).not.toContain('EVIL');
    expect(JSON.stringify(await editsOf(page))).not.toContain('EVIL');
  });
});

test('a paste command without a paste event is stopped, whoever runs it', async () => {
  const { page } = await suite.open({ source: 'x = 1' });
  await suite.display().putOutside('clipboard', 'OUTSIDE');
  await page.context().grantPermissions(['clipboard-read']);
  await page.evaluate(() => {
    const [editor] = bench.monaco?.editor.getEditors() ?? [];
    editor?.trigger('menu', 'editor.action.clipboardPasteAction', null);
    editor?.trigger('menu', 'editor.action.pasteAsText', null);
  });
  await waitForSighting(page, 'menu-blocked', 'paste-command');
  await suite.display().keys('End', '2');
  await waitForSource(page, 'x = 12');
});

test('what was put back leaves the steps of the student', async () => {
  const { page } = await suite.open({ source: 'x' });
  await suite.display().keys('End', 'a', 'ctrl+slash');
  await waitForSource(page, '# xa');
  await page.evaluate(INTRUSIONS['an edit of the model']);
  await waitForSighting(page, 'edit-reverted', 'unlisted-edit');
  await suite.display().keys('ctrl+z', 'ctrl+z', 'ctrl+z');
  await waitForSource(page, 'x');
});

test('Monaco gives the reasons that the audit reads', async () => {
  const { page } = await suite.open({ source: 'x' });
  await page.evaluate(() => {
    const [model] = bench.monaco?.editor.getModels() ?? [];
    const seen: unknown[] = [];
    Reflect.set(globalThis, 'seenReasons', seen);
    model?.onDidChangeContent((event) => {
      const reasons: { metadata: object }[] = Reflect.get(event, 'detailedReasons');
      seen.push(...reasons.map((reason) => ({ ...reason.metadata })));
    });
  });
  await suite.display().keys('a', 'ctrl+slash', 'ctrl+c', 'ctrl+v', 'ctrl+x', 'ctrl+z');
  await expect
    .poll(() => waysOf(page))
    .toEqual(['typed', 'command', 'internal-paste', 'cut', 'undo']);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'seenReasons'))).toEqual([
    { source: 'cursor', kind: 'type', detailedSource: 'keyboard' },
    { source: 'cursor', kind: 'executeCommands', detailedSource: 'editor.action.commentLine' },
    { source: 'cursor', kind: 'paste', detailedSource: 'gate' },
    { source: 'cursor', kind: 'cut', detailedSource: 'keyboard' },
    { source: 'applyEdits' },
  ]);
});

test('an editor that is not guarded takes no text while the gate stands', async () => {
  const { page } = await suite.open({ source: 'x' });
  await page.evaluate(() => {
    const place = document.body.appendChild(document.createElement('div'));
    place.style.height = '100px';
    const other = bench.monaco?.editor.create(place, { value: 'other' });
    Reflect.set(globalThis, 'other', other);
    other?.focus();
  });
  await suite.display().keys('a', 'b');
  await page.evaluate(() => bench.api?.focus());
  await suite.display().keys('c');
  await waitForSource(page, 'cx');
  expect(await page.evaluate(() => Reflect.get(globalThis, 'other').getValue())).toBe('other');
});

test('nothing of the gate stays when the editor goes', async () => {
  const { page } = await suite.open({ source: 'x' });
  await suite.display().keys('a');
  await waitForSource(page, 'ax');
  await page.evaluate(() => {
    bench.unmount();
    const place = document.body.appendChild(document.createElement('div'));
    place.style.height = '100px';
    const other = bench.monaco?.editor.create(place, { value: '' });
    Reflect.set(globalThis, 'other', other);
    other?.focus();
  });
  await suite.display().putOutside('clipboard', 'OUTSIDE');
  await suite.display().keys('a', 'ctrl+v');
  await expect
    .poll(() => page.evaluate(() => Reflect.get(globalThis, 'other').getValue()))
    .toBe('aOUTSIDE');
  expect(await page.evaluate(() => bench.monaco?.editor.getModels().length)).toBe(1);
});

test('two editors share one gate, and it stands until the last one goes', async () => {
  const { page } = await suite.open({ source: 'uno' });
  const toggle = page.getByRole('button', { name: 'second' });
  const secondIs = (text: string) =>
    page.waitForFunction((wanted) => bench.second?.getSource() === wanted, text);
  await suite.display().keys('ctrl+a', 'ctrl+c');
  await toggle.click();
  await page.waitForFunction(
    () => document.querySelectorAll('.editor[data-ready=true]').length === 2,
  );
  await page.evaluate(() => bench.second?.focus());
  await suite.display().keys('ctrl+v', 'x');
  await secondIs('unox');
  await page.evaluate(() => bench.api?.focus());
  await suite.display().keys('End', 'y');
  await waitForSource(page, 'unoy');

  await suite.display().putOutside('clipboard', 'OUTSIDE');
  await toggle.click();
  await page.waitForFunction(() => document.querySelectorAll('.editor').length === 1);
  await page.evaluate(() => bench.api?.focus());
  await suite.display().keys('ctrl+v', 'z');
  await waitForSource(page, 'unoyunoz');
  const sighting = await waitForSighting(page, 'paste-blocked', 'clipboard-while-inside-copy-held');
  expect(sighting.count).toBe(1);
});
