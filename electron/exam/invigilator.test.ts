import { expect, test } from 'vitest';
import { FINAL_SAVE_MS, MINUTE_MS, SECOND_MS } from '#contract/limits.ts';
import { examDesk, Machine } from '../testing/exam-desk.ts';
import { freshDirectory } from '../testing/fresh-database.ts';
import { sampleProblem, sha256Of } from '../testing/sample-report.ts';
import { demoExam } from './demo.ts';
import type { Exam } from './exam.ts';

const demo = demoExam([sampleProblem('suma'), sampleProblem('hanoi')]);
const exam = (over: Partial<Exam> = {}): Exam => ({ ...demo, ...over });
const short = (over: Partial<Exam> = {}) => exam({ durationMs: 4 * MINUTE_MS, ...over });

const signIn = (station: ReturnType<typeof examDesk>, studentId = 'demo-01') => {
  const answer = station.handlers['exam/sign-in']({ studentId });
  if (answer instanceof Promise) throw new Error('sign-in answers at once');
  return answer;
};
const save = async (station: ReturnType<typeof examDesk>, source: string, problemId = 'suma') =>
  station.handlers['draft/save']({ problemId, source, cursor: source.length, edits: [] });
const read = (station: ReturnType<typeof examDesk>) => station.handlers['station/read']({});

test('the demo offers its students, and begins when one signs in', async () => {
  const station = examDesk({ exam: demo });
  expect(await read(station)).toMatchObject({
    exam: { id: 'demo', demo: true },
    roster: [{ studentId: 'demo-01' }, { studentId: 'demo-02' }, { studentId: 'demo-03' }],
    attempt: null,
  });
  expect(signIn(station)).toMatchObject({ ok: true, value: { state: 'running', number: 1 } });
  expect(await station.handlers['problem/list']({})).toHaveLength(2);
});

test('somebody who is not on the roster does not sit', () => {
  expect(signIn(examDesk(), 'nobody')).toEqual({ ok: false, error: { kind: 'unknown-student' } });
});

test('extra time is part of what a student is given', () => {
  const station = examDesk({ exam: short() });
  expect(signIn(station, 'demo-02')).toMatchObject({ value: { allottedMs: 5 * MINUTE_MS } });
});

test('a student who signed out finds attempt, drafts and less time', async () => {
  const station = examDesk({ exam: short() });
  signIn(station);
  await save(station, 'x = 1\n');
  await station.handlers['exam/sign-out']({});
  expect(await read(station)).toMatchObject({ attempt: null });
  station.work(MINUTE_MS);
  expect(signIn(station)).toMatchObject({ value: { number: 1, remainingMs: 3 * MINUTE_MS } });
  expect(await station.handlers['draft/read']({ problemId: 'suma' })).toMatchObject({
    source: 'x = 1\n',
    cursor: 6,
  });
});

test('nobody takes the place of somebody who sits', () => {
  const station = examDesk();
  signIn(station);
  expect(signIn(station, 'demo-02')).toEqual({
    ok: false,
    error: { kind: 'someone-else-signed-in' },
  });
});

test('after a crash the student is back at the same problem, text and cursor, still signed in', async () => {
  const dir = freshDirectory();
  const machine = new Machine();
  const before = examDesk({ dir, machine, exam: short() });
  signIn(before);
  await save(before, 'print("ñ")', 'hanoi');
  before.work(MINUTE_MS);
  before.crash();
  machine.pass(3 * MINUTE_MS);
  machine.restartProgram();
  const after = examDesk({ dir, machine, exam: short() });
  expect(await read(after)).toMatchObject({
    attempt: { problemId: 'hanoi', state: 'running', remainingMs: 3 * MINUTE_MS },
  });
  expect(await after.handlers['draft/read']({ problemId: 'hanoi' })).toMatchObject({
    source: 'print("ñ")',
    cursor: 10,
  });
  const id = after.desk.seated()?.id ?? '';
  expect(after.desk.parts.attempts.records(id).map((line) => line.what)).toContain('down');
});

test('after the machine started anew the student signs in again and goes on', async () => {
  const dir = freshDirectory();
  const machine = new Machine();
  const before = examDesk({ dir, machine });
  signIn(before);
  before.crash();
  machine.reboot();
  const after = examDesk({ dir, machine });
  expect(await read(after)).toMatchObject({ attempt: null });
  expect(signIn(after)).toMatchObject({ value: { number: 1 } });
});

test('at the end of time the last draft of each problem is sent, once, on time', async () => {
  const station = examDesk({ exam: short() });
  signIn(station);
  await save(station, 'sent = 1');
  station.submit('suma', 'sent = 1');
  await save(station, 'unsent = 2', 'hanoi');
  station.work(4 * MINUTE_MS + FINAL_SAVE_MS + 10 * SECOND_MS);
  const [attempt] = station.desk.parts.attempts.ofExam('demo');
  expect(attempt).toMatchObject({ ended: { reason: 'time' }, collected: 'all' });
  const sent = station.submissions.listOfAttempt(attempt?.id ?? '').toReversed();
  expect(sent.map((one) => [one.problemId, one.automatic, one.late])).toEqual([
    ['suma', false, false],
    ['hanoi', true, false],
  ]);
  expect(station.submit('suma', 'too late')).toMatchObject({ error: { kind: 'exam-over' } });
  expect(station.news.map((one) => one.name)).toContain('attempt/ending');
});

test('in the grace what is typed may be sent, marked late, beside the draft of the end', async () => {
  const grace = { ...demo.time, graceMs: MINUTE_MS };
  const station = examDesk({ exam: short({ time: grace }) });
  signIn(station);
  await save(station, 'on time');
  station.work(4 * MINUTE_MS + 2 * FINAL_SAVE_MS);
  await save(station, 'after the end');
  station.work(MINUTE_MS);
  const [attempt] = station.desk.parts.attempts.ofExam('demo');
  const sent = station.submissions.listOfAttempt(attempt?.id ?? '').toReversed();
  expect(sent.map((one) => [one.sourceSha256, one.automatic, one.late])).toEqual([
    [sha256Of('on time'), true, false],
    [sha256Of('after the end'), true, true],
  ]);
});

test('an end while the station was down sends the drafts when it is back, and they are not late', async () => {
  const dir = freshDirectory();
  const machine = new Machine();
  const strict = short({ time: { ...demo.time, whileDown: 'runs' } });
  const before = examDesk({ dir, machine, exam: strict });
  signIn(before);
  await save(before, 'kept');
  before.crash();
  machine.pass(60 * MINUTE_MS);
  machine.restartProgram();
  const after = examDesk({ dir, machine, exam: strict });
  after.work(SECOND_MS);
  const [attempt] = after.desk.parts.attempts.ofExam('demo');
  expect(attempt).toMatchObject({ ended: { reason: 'time' }, collected: 'all' });
  expect(after.submissions.listOfAttempt(attempt?.id ?? '')).toMatchObject([
    { sourceSha256: sha256Of('kept'), automatic: true, late: false },
  ]);
});

test('a starter that was put back does not bury what was sent', async () => {
  const station = examDesk({ exam: short() });
  signIn(station);
  station.submit('suma', 'good');
  await save(station, sampleProblem('suma').starter);
  station.work(5 * MINUTE_MS);
  const [attempt] = station.desk.parts.attempts.ofExam('demo');
  expect(station.submissions.listOfAttempt(attempt?.id ?? '')).toHaveLength(1);
});

test('a draft that the queue refuses stays a draft, on record, and stops nothing', async () => {
  const station = examDesk({ exam: short() });
  signIn(station);
  await save(station, 'import os');
  station.work(5 * MINUTE_MS);
  const [attempt] = station.desk.parts.attempts.ofExam('demo');
  expect(attempt?.collected).toBe('all');
  const what = station.desk.parts.attempts.records(attempt?.id ?? '').map((line) => line.what);
  expect(what.filter((one) => one === 'draft-refused')).toHaveLength(1);
  expect(station.refused).toEqual(['suma']);
});

test('an exam may keep drafts to itself', async () => {
  const station = examDesk({ exam: short({ atEnd: 'keep-drafts' }) });
  signIn(station);
  await save(station, 'mine');
  station.work(5 * MINUTE_MS);
  const [attempt] = station.desk.parts.attempts.ofExam('demo');
  expect(attempt?.collected).toBe('all');
  expect(station.submissions.listOfAttempt(attempt?.id ?? '')).toEqual([]);
});

test('finishing gives a final receipt that lists what was sent, and ends the exam for good', async () => {
  const station = examDesk({ exam: short() });
  signIn(station);
  await save(station, 'unsent');
  const finished = await station.handlers['exam/finish']({});
  if (!finished.ok) throw new Error(finished.error.kind);
  expect(finished.value).toMatchObject({ state: 'finished', ending: { reason: 'student' } });
  expect(finished.value.ending?.code).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
  expect(await read(station)).toMatchObject({ attempt: { ending: finished.value.ending } });
  expect(await station.handlers['problem/list']({})).toEqual([]);
  expect(await save(station, 'more')).toEqual({ ok: false, error: { kind: 'not-possible-now' } });
});

test('in a break the questions are hidden and nothing is sent, and no time passes', async () => {
  const station = examDesk({ exam: short() });
  signIn(station);
  await station.handlers['exam/break']({ action: 'start' });
  station.work(5 * MINUTE_MS);
  expect(await read(station)).toMatchObject({
    attempt: { state: 'break', remainingMs: 4 * MINUTE_MS, breakLeftMs: 5 * MINUTE_MS },
  });
  expect(await station.handlers['problem/list']({})).toEqual([]);
  expect(station.submit('suma', 'x')).toEqual({ ok: false, error: { kind: 'on-break' } });
});

test('the number of finals and the cool-down are shown before they bite', async () => {
  const rules = { id: 'suma', weight: 1, finalsMax: 2, cooldownMs: MINUTE_MS };
  const station = examDesk({ exam: short({ problems: [rules] }) });
  const row = async () => (await station.handlers['exam/review']({}))[0];
  signIn(station);
  expect(await row()).toMatchObject({ finalsLeft: 2, waitMs: 0, draft: 'untouched', last: null });
  expect(station.submit('suma', 'a')).toMatchObject({ ok: true });
  expect(await row()).toMatchObject({ finalsLeft: 1, waitMs: MINUTE_MS, draft: 'sent' });
  expect(station.submit('suma', 'b')).toMatchObject({ error: { kind: 'cooling-down' } });
  station.work(MINUTE_MS);
  expect(station.submit('suma', 'b')).toMatchObject({ ok: true });
  station.work(MINUTE_MS);
  expect(station.submit('suma', 'c')).toEqual({
    ok: false,
    error: { kind: 'finals-used', finalsMax: 2 },
  });
  await save(station, 'c');
  expect(await row()).toMatchObject({ finalsLeft: 0, draft: 'unsent' });
});

test('a problem of another exam can neither be sent for nor drafted', async () => {
  const station = examDesk({ exam: exam({ problems: demo.problems.slice(0, 1) }) });
  signIn(station);
  expect(station.submit('hanoi', 'x')).toMatchObject({ error: { kind: 'unknown-problem' } });
  expect(await save(station, 'x', 'hanoi')).toMatchObject({ error: { kind: 'unknown-problem' } });
});
