import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Purpose } from '#contract/verdict.ts';
import { createTurns } from './turns.ts';

test('finals go before practice, each in the order they came', async () => {
  const turns = createTurns(1);
  const order: string[] = [];
  const first = await turns.take('practice');
  const asks = (['practice', 'final', 'practice', 'final'] as const).map(async (purpose, at) => {
    const giveBack = await turns.take(purpose);
    order.push(`${purpose} ${at}`);
    giveBack();
  });
  first();
  await Promise.all(asks);
  expect(order).toEqual(['final 1', 'final 3', 'practice 0', 'practice 2']);
});

test('giving a turn back twice frees it once', async () => {
  const turns = createTurns(1);
  const giveBack = await turns.take('final');
  giveBack();
  giveBack();
  expect(turns.running).toBe(0);
  await turns.take('final');
  expect(turns.running).toBe(1);
});

test('never more run than may, and all get their turn', async () => {
  const purposes = fc.array(fc.constantFrom<Purpose>('final', 'practice'), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(purposes, fc.integer({ min: 1, max: 4 }), async (asked, atOnce) => {
      const turns = createTurns(atOnce);
      let most = 0;
      const served = asked.map(async (purpose) => {
        const giveBack = await turns.take(purpose);
        most = Math.max(most, turns.running);
        await Promise.resolve();
        giveBack();
      });
      await Promise.all(served);
      expect(most).toBeLessThanOrEqual(atOnce);
      expect([turns.running, turns.waiting]).toEqual([0, 0]);
    }),
  );
});
