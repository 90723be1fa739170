// Random work at a real keyboard: whatever the student does, the log replays to the text, and nothing honest is refused.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { editShape, replay } from '#contract/edit.ts';
import { editsOf, sightingsOf, sourceOf } from './e2e/bench-driver.ts';
import { benchSuite } from './e2e/bench-suite.ts';

const suite = benchSuite();

const WRITING = ['a', 'b', ' ', '(', ')', '[', '"', "'", ':', '#', 'Enter', 'Tab', 'Shift+Tab'];
const REMOVING = ['Backspace', 'Delete', 'Control+Backspace', 'Control+Shift+K', 'Control+X'];
const MOVING = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Escape'];
const SELECTING = [
  'Shift+ArrowRight',
  'Shift+ArrowDown',
  'Shift+End',
  'Control+A',
  'Control+D',
  'Control+L',
  'Shift+Alt+ArrowDown',
  'Shift+Alt+ArrowUp',
];
const ARRANGING = [
  'Control+Slash',
  'Shift+Alt+A',
  'Alt+ArrowDown',
  'Alt+ArrowUp',
  'Control+Shift+Alt+ArrowDown',
  'Control+BracketRight',
  'Control+BracketLeft',
  'Control+Enter',
  'Control+Shift+Enter',
];
const STEPPING = ['Control+Z', 'Control+Z', 'Control+Y', 'Control+C', 'Control+V', 'Control+V'];

const someKey = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WRITING) },
  { weight: 2, arbitrary: fc.constantFrom(...REMOVING) },
  { weight: 2, arbitrary: fc.constantFrom(...MOVING) },
  { weight: 3, arbitrary: fc.constantFrom(...SELECTING) },
  { weight: 2, arbitrary: fc.constantFrom(...ARRANGING) },
  { weight: 3, arbitrary: fc.constantFrom(...STEPPING) },
  { weight: 1, arbitrary: fc.constantFrom('reset', 'restore') },
);
const someSource = fc.constantFrom(
  '',
  'def f(a):\n    return a\n\nprint("é👍")',
  'uno\r\n\tdos  \r\n\r\ntres\r\n',
  'mixed\r\nends\nhere\r',
);
const RESTORED = 'uno\r\ndos\r\n';

test('the log of random editing replays to the text, and no honest key is refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      someSource,
      fc.array(someKey, { minLength: 10, maxLength: 60 }),
      async (source, keys) => {
        const { page } = await suite.open({ source });
        for (const key of keys) {
          if (key === 'reset')
            await page.evaluate(() => bench.api?.setSource('def f():\n    pass\n', 'reset'));
          else if (key === 'restore')
            await page.evaluate((text) => bench.api?.setSource(text, 'restore'), RESTORED);
          else await page.keyboard.press(key);
        }
        const edits = await editsOf(page);
        expect(replay(edits, source)).toBe(await sourceOf(page));
        expect(edits.map((edit) => edit.seq)).toEqual(edits.map((_, index) => index + 1));
        expect(edits.every((edit) => editShape.safeParse(edit).success)).toBe(true);
        const refused = (await sightingsOf(page)).filter((one) => one.kind !== 'cadence');
        expect(refused).toEqual([]);
        await page.context().close();
      },
    ),
    { numRuns: 20, seed: 20_261_120 },
  );
});
