import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshDirectory } from '../testing/fresh-database.ts';
import { stepMemory } from './step-memory.ts';
import { applyAll, undoLeftovers } from './steps.ts';
import type { Step } from './steps.ts';

const NAMES = ['a', 'b', 'c', 'd'];

/** A machine with one switch for each step; `breaks` is called before each change and may throw, as a kill would. */
function machine(breaks: (what: string) => void = () => undefined) {
  const on = new Set<string>();
  const steps = NAMES.map<Step>((name) => ({
    name,
    apply: () => {
      breaks(`apply ${name}`);
      on.add(name);
    },
    undo: () => {
      breaks(`undo ${name}`);
      on.delete(name);
    },
  }));
  return { on, steps };
}

test('steps are applied in order and undone in reverse, and undoing twice does no harm', async () => {
  const order: string[] = [];
  const { on, steps } = machine((what) => order.push(what));
  const applied = await applyAll(steps, stepMemory(freshDirectory(), NAMES));
  expect([...on]).toEqual(NAMES);
  if (!applied.ok) throw new Error('nothing failed');
  expect(await applied.value.undoAll()).toEqual([]);
  expect(await applied.value.undoAll()).toEqual([]);
  expect(on.size).toBe(0);
  expect(order.slice(0, 8)).toEqual([
    ...['apply a', 'apply b', 'apply c', 'apply d'],
    ...['undo d', 'undo c', 'undo b', 'undo a'],
  ]);
});

test.each(NAMES)('when step %s fails, nothing is left applied', async (name) => {
  const { on, steps } = machine((what) => {
    if (what === `apply ${name}`) throw new Error('no');
  });
  const memory = stepMemory(freshDirectory(), NAMES);
  expect(await applyAll(steps, memory)).toMatchObject({ ok: false, error: { step: name } });
  expect([on.size, memory.read()]).toEqual([0, []]);
});

test('a step that cannot be undone holds up no other, and is remembered', async () => {
  const { on, steps } = machine((what) => {
    if (what === 'undo c') throw new Error('no');
  });
  const memory = stepMemory(freshDirectory(), NAMES);
  const applied = await applyAll(steps, memory);
  if (!applied.ok) throw new Error('nothing failed');
  expect((await applied.value.undoAll()).map(({ step }) => step)).toEqual(['c']);
  expect([[...on], memory.read()]).toEqual([['c'], ['c']]);
});

class Killed extends Error {}

test('killed at any moment, the next start undoes what was applied', async () => {
  const moments = fc.integer({ min: 1, max: 12 });
  await fc.assert(
    fc.asyncProperty(moments, fc.boolean(), async (moment, gaveBack) => {
      const dir = freshDirectory();
      let left = moment;
      let dead = false;
      // From the kill on nothing of the program runs: neither the change nor what would have followed it.
      const { on, steps } = machine(() => {
        left -= 1;
        if (left <= 0) dead = true;
        if (dead) throw new Killed();
      });
      const memory = stepMemory(dir, NAMES);
      const mortal = {
        read: memory.read,
        write: (names: readonly string[]) => {
          if (!dead) memory.write(names);
        },
      };
      const applied = await applyAll(steps, mortal);
      if (applied.ok && gaveBack) await applied.value.undoAll();
      const again = machine();
      for (const name of on) again.on.add(name);
      await undoLeftovers(again.steps, stepMemory(dir, NAMES));
      expect([...again.on]).toEqual([]);
    }),
  );
});

test('a memory that cannot be read counts as everything applied', async () => {
  const dir = freshDirectory();
  writeFileSync(path.join(dir, 'kiosk-steps.json'), '["a", "b');
  const { on, steps } = machine();
  for (const name of NAMES) on.add(name);
  await undoLeftovers(steps, stepMemory(dir, NAMES));
  expect(on.size).toBe(0);
});
