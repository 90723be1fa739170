import { expect, test } from 'vitest';
import type { Examination } from '#contract/doctor.ts';
import { doctorHandlers } from './host.ts';

const sound: Examination = { ok: true, version: '0', checks: [] };

test('while somebody sits here the doctor is for staff alone', async () => {
  let free = true;
  let panel = false;
  const { 'doctor/examine': ask } = doctorHandlers({
    examine: () => Promise.resolve(sound),
    isFree: () => free,
    isPanelOpen: () => panel,
  });
  expect(await ask({})).toEqual({ ok: true, value: sound });
  free = false;
  expect(await ask({})).toEqual({ ok: false, error: { kind: 'staff-only' } });
  panel = true;
  expect(await ask({})).toEqual({ ok: true, value: sound });
});

test('asked twice at once it looks once, and afterwards anew', async () => {
  const going = Promise.withResolvers<Examination>();
  let looks = 0;
  const { 'doctor/examine': ask } = doctorHandlers({
    examine: () => {
      looks += 1;
      return going.promise;
    },
    isFree: () => true,
    isPanelOpen: () => false,
  });
  const both = [ask({}), ask({})].map((answer) => Promise.resolve(answer));
  going.resolve(sound);
  await Promise.all(both);
  expect(looks).toBe(1);
  await ask({});
  expect(looks).toBe(2);
});
