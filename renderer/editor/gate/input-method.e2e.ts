// A real input method, where the machine has one: what the protocol of commit.e2e.ts plays, IBus does in its own way.
import { expect, onTestFinished, test } from 'vitest';
import { focusEditor, sightingsOf, waitForSource, waysOf } from '../e2e/bench-driver.ts';
import { launchChromium, openBench, serveBench } from '../e2e/bench-page.ts';
import { hasInputMethod, startInputMethod } from '../e2e/input-method.ts';
import { openDisplay } from '../e2e/x-display.ts';

test.skipIf(!hasInputMethod)(
  'pinyin by IBus gets in, and Latin letters before and after',
  async () => {
    const site = await serveBench();
    onTestFinished(() => site.close());
    const display = await openDisplay();
    onTestFinished(() => display.close());
    const method = await startInputMethod(display.name);
    onTestFinished(() => method.close());
    const browser = await launchChromium(display.name, method.env);
    onTestFinished(() => browser.close());
    const { page } = await openBench(browser, site);
    await display.focusWindow('Editor bench');
    await focusEditor(page);
    await method.choose('xkb:us::eng');
    await display.keys('s', 'equal');
    await waitForSource(page, 's=');
    await method.choose('libpinyin');
    await display.keys('n', 'i', 'h', 'a', 'o', 'space');
    await waitForSource(page, 's=你好');
    await method.choose('xkb:us::eng');
    await display.keys('x');
    await waitForSource(page, 's=你好x');
    expect(await waysOf(page)).toEqual(['typed', 'composition', 'typed']);
    expect(await sightingsOf(page)).toEqual([]);
  },
);
