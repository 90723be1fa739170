import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '#contract/limits.ts';
import { codeFor } from '../proctoring/codes.ts';
import type { CodePurpose } from '../proctoring/codes.ts';
import { Machine, examDesk } from '../testing/exam-desk.ts';
import { freshDirectory } from '../testing/fresh-database.ts';
import { sampleProblem } from '../testing/sample-report.ts';
import { packageDoor } from './door.ts';
import { examManifestShape } from './files/manifest-shape.ts';
import { examHandlers } from './host.ts';
import { contentsOf } from './package/contents.ts';
import { newSigner, readSigner } from './package/keys.ts';
import { sealPackage } from './package/package.ts';

const START_CODE = 'KQ7A-3DHA-TTRW-9CXE';
const KEY = new Uint8Array(32).fill(9);
const student = (id: string, seat: string | null) => ({
  id,
  name: `Student ${id}`,
  email: null,
  group: 'A',
  seat,
  extraPercent: 0,
  extraMs: 0,
  breakMs: 0,
  accommodations: [],
});

let sealed: Uint8Array;
beforeAll(async () => {
  const signer = readSigner(JSON.stringify(newSigner('Ada')));
  if (signer === null) throw new Error('a new key cannot be read');
  const manifest = examManifestShape.parse({
    id: 'parcial-1',
    title: { en: 'Midterm' },
    problems: ['suma'],
    time: { minutes: 60 },
    shells: ['loopback'],
  });
  const roster = [student('a1', 'S1'), student('b2', 'S2'), student('c3', null)];
  const source = { manifest, roster, problems: [sampleProblem('suma')] };
  const contents = contentsOf(source, KEY);
  const making = { startCode: START_CODE, createdAtMs: 1, madeWith: '0', workFactor: 8 };
  sealed = await sealPackage({ contents, signer, ...making });
});

/** A station at seat S1 with the package installed. */
function lockedStation(dir = freshDirectory(), machine = new Machine(), bytes = sealed) {
  const station = examDesk({ dir, machine, exam: null, stationName: 'S1' });
  const opened: string[] = [];
  const door = packageDoor({
    desk: station.desk,
    readPackage: () => bytes,
    trusted: null,
    onOpened: () => opened.push('opened'),
  });
  const engine = () => ({ state: 'starting' as const });
  const handlers = examHandlers({ desk: station.desk, version: '0', engine, door, jump: null });
  return { ...station, handlers, opened };
}
type LockedStation = ReturnType<typeof lockedStation>;

const openWith = (station: LockedStation, startCode: string) =>
  station.handlers['exam/open']({ startCode });

async function openStation(dir?: string, machine?: Machine): Promise<LockedStation> {
  const station = lockedStation(dir, machine);
  expect(await openWith(station, START_CODE)).toMatchObject({ ok: true });
  return station;
}

const code = (purpose: CodePurpose, request: string, minutes = 0) =>
  codeFor(KEY, { purpose, examId: 'parcial-1', request, minutes });

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
  const altered = Buffer.concat([sealed.subarray(0, -1), Buffer.from('!')]);
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
  expect(await openWith(station, START_CODE)).toEqual({
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

async function seated(): Promise<LockedStation> {
  const station = await openStation();
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
  const station = await seated();
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
