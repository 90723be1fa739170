import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { isOrderMac } from '../proctoring/desk-secrets.ts';
import { freshDirectory } from '../testing/fresh-database.ts';
import {
  EXAM_ID,
  bareOf,
  beatAnswerShape,
  labExam,
  labStation,
  sitter,
  testDesk,
  wire,
} from '../testing/lab.ts';
import { sampleResult, sampleSubmission } from '../testing/station-keys.ts';
import { openDeskBooks } from './books.ts';

// Real databases, threads and connections, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const found = { timeout: 20_000, interval: 20 };

test('a bundle is in the folder when it is answered, and in the book soon after', async () => {
  const exam = await labExam();
  const lab = await testDesk(exam);
  await lab.unlock();
  const send = wire(exam, lab.port);
  const one = labStation(exam, 'PC-1');
  const fact = { ...sampleSubmission('print(1)\n'), studentId: 's1' };
  const { bytes } = await one.bundle(fact);
  expect(await send(one, '/bundles/parcial-1/1', bytes)).toEqual({ status: 204, json: null });
  const file = path.join(lab.folder, one.id, '00000001.bundle');
  expect(readFileSync(file).equals(bytes)).toBe(true);
  expect(await send(one, '/bundles/parcial-1/1', bytes)).toEqual({ status: 204, json: null });
  const result = await one.bundle(sampleResult(fact));
  expect(await send(one, '/bundles/parcial-1/2', result.bytes)).toMatchObject({ status: 204 });
  await lab.desk.settled();
  const page = await lab.ask('student/read', { studentId: 's1' });
  expect(page).toMatchObject({
    ok: true,
    value: {
      name: 'Student Núñez 1',
      total: 10,
      submissions: [{ result: { verdict: 'accepted' } }],
    },
  });
  const look = await lab.ask('student/submission', { submissionId: fact.submissionId });
  expect(look).toMatchObject({ ok: true, value: { source: 'print(1)\n', report: { score: 10 } } });
  await vi.waitFor(
    () => expect(lab.news.map(({ event }) => event)).toContain('student/changed'),
    found,
  );
  expect(lab.bugs).toEqual([]);
});

test('the page is told nothing before the code, and wrong codes make it wait', async () => {
  const exam = await labExam();
  const lab = await testDesk(exam);
  expect(await lab.ask('desk/read', {})).toMatchObject({ proctor: null, examId: 'parcial-1' });
  for (const [call, ask] of [
    ['room/read', {}],
    ['room/charts', {}],
    ['student/read', { studentId: 's1' }],
    ['export/preview', { format: 'csv' }],
    ['export/make', { format: 'csv' }],
    ['similar/read', { problemId: 'suma' }],
    ['code/make', { purpose: 'unlock', request: 'AAA-AAA' }],
  ] as const)
    expect(await lab.ask(call, ask)).toEqual({ ok: false, error: { kind: 'locked' } });
  const send = wire(exam, lab.port);
  const one = labStation(exam, 'PC-1');
  await send(one, '/beat', await one.beat({ attempt: sitter('s1') }));
  for (let tries = 4; tries >= 0; tries -= 1)
    expect(await lab.ask('desk/unlock', { code: 'AAAAA-AAAAA', name: 'Eve' })).toEqual({
      ok: false,
      error: { kind: 'wrong-code', triesBeforeWait: tries },
    });
  expect(await lab.unlock()).toMatchObject({
    ok: false,
    error: { kind: 'too-many-wrong-codes' },
  });
  expect(lab.news.filter(({ event }) => event !== 'desk/changed')).toEqual([]);
});

test('beats make seats, and a change of one seat is told alone', async () => {
  const exam = await labExam();
  const lab = await testDesk(exam);
  await lab.unlock();
  const send = wire(exam, lab.port);
  const [one, two] = [labStation(exam, 'PC-1'), labStation(exam, 'PC-2')];
  const attempt = sitter('s1');
  const heard = await send(one, '/beat', await one.beat({ attempt }));
  expect(beatAnswerShape.parse(heard.json)).toMatchObject({ orders: [], have: 0 });
  await send(two, '/beat', await two.beat({ attempt: sitter('s1', { problemId: null }) }));
  const room = await lab.ask('room/read', {});
  expect(room).toMatchObject({ ok: true, value: { seats: [{ name: 'PC-1' }, { name: 'PC-2' }] } });
  expect(bareOf(room).absent.map(({ studentId }) => studentId)).toEqual(['s2', 's3', 's4']);
  expect(bareOf(room).seats[1]).toMatchObject({ student: { otherSeat: 'PC-1' }, state: 'working' });
  await vi.waitFor(
    () =>
      expect(
        lab.news.flatMap(({ event, news }) => (event === 'room/changed' ? news.seats : [])),
      ).toHaveLength(2),
    found,
  );
  lab.news.length = 0;
  const lock = { request: 'K7M-QPA', sinceMs: 1 };
  await send(two, '/beat', await two.beat({ attempt: sitter('s1'), lock }));
  await send(one, '/beat', await one.beat({ attempt: { ...attempt, remainingMs: 2_999_900 } }));
  await vi.waitFor(() => expect(lab.news.map(({ event }) => event)).toContain('room/heard'), found);
  const seats = lab.news.flatMap(({ event, news }) => (event === 'room/changed' ? news.seats : []));
  expect(seats.map(({ station }) => station)).toEqual([two.id]);
  expect(seats[0]).toMatchObject({ state: 'locked', attention: ['locked'], lock });
});

test('an order goes out with every answer until the station says what came of it', async () => {
  const exam = await labExam();
  const lab = await testDesk(exam);
  await lab.unlock();
  const send = wire(exam, lab.port);
  const [one, two] = [labStation(exam, 'PC-1'), labStation(exam, 'PC-2')];
  const attempt = sitter('s1');
  const beat = async (done: { id: string; outcome: 'done' | 'refused' }[] = []) =>
    beatAnswerShape.parse((await send(one, '/beat', await one.beat({ attempt, done }))).json);
  await beat();
  await send(two, '/beat', await two.beat());
  const act = { act: 'add-time', minutes: 5 } as const;
  const wrong = { station: one.id, attemptId: randomUUID(), act };
  expect(await lab.ask('order/give', wrong)).toMatchObject({
    ok: true,
    value: { orders: [], notOrdered: [{ why: 'changed' }] },
  });
  const given = await lab.ask('order/give', { ...wrong, attemptId: attempt.id });
  const id = given.ok ? given.value.orders[0]?.id : undefined;
  expect(given).toMatchObject({ ok: true, value: { orders: [{ state: 'waiting', by: 'Grace' }] } });
  const [order] = (await beat()).orders;
  expect(order).toMatchObject({ id, order: { ...act, attemptId: attempt.id } });
  expect(order !== undefined && isOrderMac(exam.proctorKey, order)).toBe(true);
  expect(await lab.ask('order/withdraw', { id: id ?? '' })).toEqual({ ok: true, value: false });
  // The answer was lost: it comes again. Another station's word about it is not heard.
  expect((await beat()).orders).toEqual([order]);
  await send(two, '/beat', await two.beat({ done: [{ id: id ?? '', outcome: 'refused' }] }));
  expect((await beat([{ id: id ?? '', outcome: 'done' }])).orders).toEqual([]);
  const states = lab.news.flatMap(({ event, news }) => (event === 'order/changed' ? news : []));
  expect(states.map(({ state }) => state)).toEqual(['waiting', 'sent', 'done']);
  expect(
    await lab.ask('order/give-all', { act: { act: 'message', text: 'Ten minutes' } }),
  ).toMatchObject({ ok: true, value: { orders: [{ station: one.id }], notOrdered: [] } });
  expect(lab.store.journal().map(({ what, proctor }) => `${what} ${proctor}`)).toEqual([
    'unlock Grace',
    'order Grace',
    'order Grace',
  ]);
});

test('a desk that starts again goes on where it was, and no second one starts beside it', async () => {
  const exam = await labExam();
  const first = await testDesk(exam);
  await first.unlock();
  const one = labStation(exam, 'PC-1');
  const attempt = sitter('s1');
  const send = wire(exam, first.port);
  await send(one, '/beat', await one.beat({ attempt, lock: { request: 'K7M-QPA', sinceMs: 1 } }));
  const { bytes } = await one.bundle({ ...sampleSubmission(), studentId: 's1' });
  await send(one, '/bundles/parcial-1/1', bytes);
  const act = { act: 'release' } as const;
  await first.ask('order/give', { station: one.id, attemptId: attempt.id, act });
  await first.desk.settled();
  expect(openDeskBooks(first.folder, exam.contents)).toMatchObject({ ok: false });
  await first.stop();
  // Somebody brought a stick meanwhile.
  const two = labStation(exam, 'PC-2');
  const stick = path.join(first.folder, two.id);
  mkdirSync(stick, { recursive: true });
  writeFileSync(path.join(stick, 'beat-1.beat'), await two.beat({ attempt: sitter('s2') }));
  const brought = await two.bundle({ ...sampleSubmission(), studentId: 's2' });
  writeFileSync(path.join(stick, '00000001.bundle'), brought.bytes);

  const second = await testDesk(exam, first.dir);
  await second.unlock();
  const room = bareOf(await second.ask('room/read', {}));
  expect(room.seats).toMatchObject([
    { name: 'PC-1', state: 'locked', link: 'network', unsent: 0, student: { studentId: 's1' } },
    { name: 'PC-2', state: 'working', link: 'folder', student: { studentId: 's2' } },
  ]);
  expect(room.orders).toMatchObject([{ act, state: 'waiting' }]);
  await second.desk.settled();
  for (const studentId of ['s1', 's2'])
    expect(await second.ask('student/read', { studentId })).toMatchObject({
      ok: true,
      value: { submissions: [{ sourceSha256: expect.any(String) as string }] },
    });
  const again = await wire(exam, second.port)(one, '/beat', await one.beat({ attempt }));
  expect(beatAnswerShape.parse(again.json)).toMatchObject({ have: 1, orders: [{ order: act }] });
  const order = {
    station: two.id,
    attemptId: null,
    act: { act: 'message', text: 'hear' },
  } as const;
  expect(await second.ask('order/give', order)).toMatchObject({
    value: { notOrdered: [{ why: 'no-link' }] },
  });
});

test('what is no bundle of this exam is set aside under its name, and shown', async () => {
  const exam = await labExam();
  const other = await labExam();
  const lab = await testDesk(exam);
  await lab.unlock();
  const one = labStation(exam, 'PC-1');
  const stranger = labStation(other, 'PC-9');
  const dir = path.join(lab.folder, one.id);
  mkdirSync(dir, { recursive: true });
  const good = await one.bundle({ ...sampleSubmission(), studentId: 's1' });
  writeFileSync(path.join(dir, '00000001.bundle'), good.bytes);
  copyFileSync(path.join(dir, '00000001.bundle'), path.join(dir, '00000002.bundle'));
  const changed = Buffer.from(good.bytes);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  writeFileSync(path.join(dir, '00000003.bundle'), changed);
  const sealedForOthers = path.join(lab.folder, stranger.id);
  mkdirSync(sealedForOthers);
  const foreign = await stranger.bundle({ ...sampleSubmission(), studentId: 's2' });
  writeFileSync(path.join(sealedForOthers, '00000001.bundle'), foreign.bytes);
  await vi.waitFor(async () => {
    const aside = await lab.ask('room/set-aside', {});
    expect(
      aside.ok && aside.value.map(({ file, reason }) => `${file} ${reason}`).toSorted(),
    ).toEqual(
      [
        `${one.id}/00000002.bundle not-as-named`,
        `${one.id}/00000003.bundle altered`,
        `${stranger.id}/00000001.bundle not-for-us`,
      ].toSorted(),
    );
  }, found);
  expect(readdirSync(dir)).toHaveLength(3);
  const room = bareOf(await lab.ask('room/read', {}));
  expect(room.setAside).toBe(3);
  expect(room.seats.find(({ station }) => station === one.id)?.attention).toEqual(['set-aside']);
});

test('with a list of stations, another one is shown as set aside, and nothing of it counts', async () => {
  const exam = await labExam();
  const [known, stranger] = [labStation(exam, 'PC-1'), labStation(exam, 'PC-2')];
  const folder = freshDirectory();
  for (const one of [known, stranger]) {
    const dir = path.join(folder, EXAM_ID, one.id);
    mkdirSync(dir, { recursive: true });
    const { bytes } = await one.bundle({ ...sampleSubmission(), studentId: 's1' });
    writeFileSync(path.join(dir, '00000001.bundle'), bytes);
    writeFileSync(path.join(dir, 'beat-1.beat'), await one.beat({ attempt: sitter('s1') }));
  }
  const lab = await testDesk(exam, folder, new Set([known.key.publicKey]));
  await lab.unlock();
  const asideReasons = async () => {
    const aside = await lab.ask('room/set-aside', {});
    return aside.ok ? aside.value.map(({ reason, station }) => [reason, station]) : [];
  };
  const both = [
    ['not-enrolled', stranger.id],
    ['not-enrolled', stranger.id],
  ];
  await vi.waitFor(async () => expect(await asideReasons()).toEqual(both), found);
  const room = await lab.ask('room/read', {});
  expect(room.ok && room.value.seats.map(({ station }) => station)).toEqual([known.id]);
});
