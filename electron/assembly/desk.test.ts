import { expect, test } from 'vitest';
import { ok } from '#contract/result.ts';
import type { Desk } from '../submissions/host.ts';
import { lockedOut } from './desk.ts';

test('a locked station takes no submission from a page, whatever the page shows', () => {
  let locked = false;
  const open: Desk = {
    sitting: () => null,
    maySend: () => ok({ late: false }),
    hidden: () => 'count',
  };
  const desk = lockedOut(open, { locked: () => locked });
  expect(desk.maySend('suma', 'final')).toEqual(ok({ late: false }));
  locked = true;
  for (const purpose of ['final', 'practice'] as const)
    expect(desk.maySend('suma', purpose)).toEqual({ ok: false, error: { kind: 'locked' } });
  expect(desk.hidden()).toBe('count');
});
