import { readFileSync, readdirSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '#contract/limits.ts';
import { codeFor } from '../proctoring/codes.ts';
import { Machine } from '../testing/exam-desk.ts';
import { freshDirectory } from '../testing/fresh-database.ts';
import * as support from '../testing/locked-station.ts';
import { KEY, START_CODE, code, openWith, sealTestPackage } from '../testing/locked-station.ts';

let sealed: Uint8Array;
beforeAll(async () => {
  sealed = await sealTestPackage();
});
const lockedStation = (dir?: string, machine?: Machine, bytes = sealed) =>
  support.lockedStation(bytes, dir, machine);
const openStation = (dir?: string, machine?: Machine) => support.openStation(sealed, dir, machine);

test('before the start code the station shows what waits, and nobody can sign in', async () => {
  const station = lockedStation();
  expect(await station.handlers['station/read']({})).toMatchObject({
    exam: null,
    locked: { id: 'parcial-1', signer: 'Ada', waitMs: 0 },
    roster: [],
  });
  expect(await station.handlers['exam/sign-in']({ studentId: 'a1' })).toMatchObject({
    error: { kind: 'no-exam' },
  });
});

test('a package that was altered is named as such, and no code is asked for', async () => {
  const altered = Buffer.from(sealed);
  altered[altered.length - 1]! ^= 1;
  const station = lockedStation(undefined, undefined, altered);
  expect(await station.handlers['station/read']({})).toMatchObject({
    locked: null,
    refused: { kind: 'package-refused', reason: 'altered' },
  });
  expect(await openWith(station, START_CODE)).toMatchObject({ error: { reason: 'altered' } });
  expect(station.desk.counter.waitMs('start')).toBe(0);
});

test('the start code opens it; names stay with those who know an id', async () => {
  const station = await openStation();
  expect(station.opened).toEqual(['opened']);
  expect(await station.handlers['station/read']({})).toMatchObject({
    exam: { id: 'parcial-1', demo: false, rehearsal: false },
    locked: null,
    roster: [],
  });
  expect(await station.handlers['exam/find-student']({ studentId: 'a1' })).toMatchObject({
    name: 'Student a1',
  });
  expect(await station.handlers['exam/open']({ startCode: START_CODE })).toEqual({
    ok: false,
    error: { kind: 'already-open' },
  });
});

test('five wrong codes make it wait, over restarts of program and machine, and whatever the clock says', async () => {
  const dir = freshDirectory();
  const machine = new Machine();
  const first = lockedStation(dir, machine);
  for (const left of [4, 3, 2, 1, 0])
    expect(await openWith(first, 'AAAA-AAAA')).toEqual({
      ok: false,
      error: { kind: 'wrong-code', triesBeforeWait: left },
    });
  expect(await openWith(first, START_CODE)).toMatchObject({
    error: { kind: 'too-many-wrong-codes', waitMs: 30 * SECOND_MS },
  });
  machine.pass(10 * SECOND_MS);
  first.crash();
  machine.restartProgram();
  machine.setWall(60 * MINUTE_MS);
  const second = lockedStation(dir, machine);
  expect(await openWith(second, START_CODE)).toMatchObject({ error: { waitMs: 20 * SECOND_MS } });
  second.crash();
  machine.reboot();
  const third = lockedStation(dir, machine);
  machine.pass(29 * SECOND_MS);
  const waiting = await openWith(third, START_CODE);
  expect(waiting).toMatchObject({ error: { kind: 'too-many-wrong-codes' } });
  machine.pass(SECOND_MS);
  expect(await openWith(third, START_CODE)).toMatchObject({ ok: true });
});

test('each further wrong code doubles the wait', async () => {
  const station = lockedStation();
  for (const _time of [1, 2, 3, 4, 5]) await openWith(station, 'AAAA-AAAA');
  station.machine.pass(30 * SECOND_MS);
  await openWith(station, 'AAAA-AAAA');
  expect(await openWith(station, START_CODE)).toMatchObject({ error: { waitMs: MINUTE_MS } });
});

test('codes tried side by side are counted one by one', async () => {
  const station = lockedStation();
  const tries = Array.from({ length: 7 }, async () => openWith(station, 'AAAA-AAAA'));
  const kinds = (await Promise.all(tries)).map((answer) =>
    answer.ok ? 'open' : answer.error.kind,
  );
  expect(kinds).toEqual([...Array(5).fill('wrong-code'), ...Array(2).fill('too-many-wrong-codes')]);
});

test('the student reads the rules first: no questions, no time, until they begin', async () => {
  const station = await openStation();
  await station.handlers['exam/sign-in']({ studentId: 'a1' });
  station.work(MINUTE_MS);
  expect(await station.handlers['station/read']({})).toMatchObject({
    attempt: { state: 'waiting', startedAtMs: null, remainingMs: 60 * MINUTE_MS },
  });
  expect(await station.handlers['problem/list']({})).toEqual([]);
  expect(station.submit('suma', 'x')).toEqual({ ok: false, error: { kind: 'not-begun' } });
  expect(await station.handlers['exam/begin']({})).toMatchObject({ value: { state: 'running' } });
  expect(await station.handlers['exam/begin']({})).toMatchObject({
    error: { kind: 'not-possible-now' },
  });
  expect(await station.handlers['problem/list']({})).toHaveLength(1);
});

test('another seat and a second attempt each need a code of their own, once', async () => {
  const station = await openStation();
  const ask = await station.handlers['exam/sign-in']({ studentId: 'b2' });
  if (ask.ok || ask.error.kind !== 'other-station') throw new Error('no code was asked for');
  const { request } = ask.error;
  expect(ask.error.seat).toBe('S2');
  const tryCode = (typed: string) =>
    station.handlers['exam/sign-in']({ studentId: 'b2', code: typed });
  const wrong = { ok: false, error: { kind: 'wrong-code' } };
  expect(await tryCode(code('second-attempt', request))).toEqual(wrong);
  expect(
    await tryCode(codeFor(KEY, { purpose: 'other-station', examId: 'other', request, minutes: 0 })),
  ).toEqual(wrong);
  expect(await tryCode(code('other-station', request).toLowerCase())).toMatchObject({ ok: true });
  await station.handlers['exam/begin']({});
  await station.handlers['exam/finish']({});
  const again = await station.handlers['exam/sign-in']({ studentId: 'b2' });
  if (again.ok || again.error.kind !== 'already-finished') throw new Error('no code was asked for');
  expect(await tryCode(code('other-station', request))).toEqual(wrong);
  expect(await tryCode(code('second-attempt', again.error.request))).toMatchObject({
    value: { number: 2 },
  });
});

test('wrong codes at sign-in slow down by themselves and leave the start code alone', async () => {
  const station = await openStation();
  await station.handlers['exam/sign-in']({ studentId: 'b2' });
  for (const _time of [1, 2, 3, 4, 5])
    await station.handlers['exam/sign-in']({ studentId: 'b2', code: 'AAAAA-AAAAA' });
  expect(
    await station.handlers['exam/sign-in']({ studentId: 'b2', code: 'AAAAA-AAAAA' }),
  ).toMatchObject({ error: { kind: 'too-many-wrong-codes' } });
  expect(station.desk.counter.waitMs('start')).toBe(0);
  expect(await station.handlers['exam/sign-in']({ studentId: 'a1' })).toMatchObject({ ok: true });
});

test('after a crash the start code is asked for again, and the student goes on where they were', async () => {
  const dir = freshDirectory();
  const machine = new Machine();
  const before = await openStation(dir, machine);
  await before.handlers['exam/sign-in']({ studentId: 'a1' });
  await before.handlers['exam/begin']({});
  await before.handlers['draft/save']({ problemId: 'suma', source: 'half', cursor: 4, edits: [] });
  before.crash();
  machine.pass(MINUTE_MS);
  machine.restartProgram();
  const after = lockedStation(dir, machine);
  expect(await after.handlers['station/read']({})).toMatchObject({ exam: null, attempt: null });
  await openWith(after, START_CODE);
  expect(await after.handlers['station/read']({})).toMatchObject({
    attempt: { studentId: 'a1', state: 'running', problemId: 'suma' },
  });
  expect(await after.handlers['draft/read']({ problemId: 'suma' })).toMatchObject({
    source: 'half',
    cursor: 4,
  });
});

test('nothing of the exam lies on disk in clear', async () => {
  const station = await openStation();
  await station.handlers['exam/sign-in']({ studentId: 'a1' });
  await station.handlers['exam/begin']({});
  await station.handlers['draft/save']({ problemId: 'suma', source: 'x', cursor: 0, edits: [] });
  const secrets = [
    Buffer.from(KEY).toString('base64'),
    'Student c3',
    START_CODE,
    'KQ7A3DHATTRW9CXE',
  ];
  station.crash();
  for (const name of readdirSync(station.dir)) {
    const bytes = readFileSync(`${station.dir}/${name}`).toString('latin1');
    for (const secret of secrets) expect(bytes).not.toContain(secret);
  }
});
