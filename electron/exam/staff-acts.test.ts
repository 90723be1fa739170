import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { MINUTE_MS } from '#contract/limits.ts';
import { code, openStation, sealTestPackage } from '../testing/locked-station.ts';
import type { LockedStation } from '../testing/locked-station.ts';

let sealed: Uint8Array;
beforeAll(async () => {
  sealed = await sealTestPackage();
});

async function seated(): Promise<LockedStation> {
  const station = await openStation(sealed);
  await station.handlers['exam/sign-in']({ studentId: 'a1' });
  await station.handlers['exam/begin']({});
  return station;
}

async function requestFor(
  station: LockedStation,
  act: { act: 'add-time'; minutes: number } | { act: 'return-to-start' | 'end-attempt' },
) {
  const asked = await station.handlers['exam/staff-request']({ act });
  if (!asked.ok) throw new Error(asked.error.kind);
  return asked.value.request;
}

test('a proctor adds the minutes that the code was made for, once', async () => {
  const station = await seated();
  const five = { act: 'add-time' as const, minutes: 5 };
  const fifty = { act: 'add-time' as const, minutes: 50 };
  const typed = code('add-time', await requestFor(station, five), 5);
  expect(await station.handlers['exam/staff-act']({ act: fifty, code: typed })).toMatchObject({
    error: { kind: 'wrong-code' },
  });
  expect(await station.handlers['exam/staff-act']({ act: five, code: typed })).toMatchObject({
    value: { remainingMs: 65 * MINUTE_MS },
  });
  expect(await station.handlers['exam/staff-act']({ act: five, code: typed })).toMatchObject({
    error: { kind: 'wrong-code' },
  });
});

test('a code for the whole room adds time to each student once, and the next one again', async () => {
  const station = await seated();
  const ten = { act: 'add-time' as const, minutes: 10 };
  const use = (request: string, act = ten) =>
    station.handlers['exam/staff-act']({ act, code: code('add-time', request, 10) });
  expect(await use('room1')).toMatchObject({ value: { remainingMs: 70 * MINUTE_MS } });
  expect(await use('room1')).toMatchObject({ error: { kind: 'wrong-code' } });
  expect(await use('room2')).toMatchObject({ value: { remainingMs: 80 * MINUTE_MS } });
  expect(await use('room3', { act: 'add-time', minutes: 99 })).toMatchObject({
    error: { kind: 'wrong-code' },
  });
  const end = { act: 'end-attempt' as const };
  expect(
    await station.handlers['exam/staff-act']({ act: end, code: code('end-attempt', 'room4') }),
  ).toMatchObject({ error: { kind: 'wrong-code' } });
});

test('after the end only staff return the station to the start', async () => {
  const station = await seated();
  await station.handlers['exam/finish']({});
  await station.handlers['exam/sign-out']({});
  const read = async () => (await station.handlers['station/read']({})).attempt;
  expect(await read()).toMatchObject({ state: 'finished' });
  const act = { act: 'return-to-start' as const };
  const typed = code('return-to-start', await requestFor(station, act));
  expect(await station.handlers['exam/staff-act']({ act, code: typed })).toEqual({
    ok: true,
    value: null,
  });
  expect(await read()).toBeNull();
});

test('a proctor can end an attempt, and its drafts are collected', async () => {
  const station = await seated();
  await station.handlers['draft/save']({ problemId: 'suma', source: 'mine', cursor: 0, edits: [] });
  const act = { act: 'end-attempt' as const };
  const typed = code('end-attempt', await requestFor(station, act));
  expect(await station.handlers['exam/staff-act']({ act, code: typed })).toMatchObject({
    value: { state: 'finished', ending: { reason: 'proctor' } },
  });
  const attemptId = station.desk.seated()?.id ?? randomUUID();
  expect(station.submissions.listOfAttempt(attemptId)).toMatchObject([{ automatic: true }]);
});
