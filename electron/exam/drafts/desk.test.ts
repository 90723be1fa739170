import { expect, test } from 'vitest';
import { replay } from '#contract/edit.ts';
import { MINUTE_MS, SECOND_MS } from '#contract/limits.ts';
import { examDesk } from '../../testing/exam-desk.ts';
import { sampleProblem, sha256Of } from '../../testing/sample-report.ts';
import { demoExam } from '../demo.ts';

const exam = {
  ...demoExam([sampleProblem('suma'), sampleProblem('hanoi')]),
  durationMs: 4 * MINUTE_MS,
};
type Desk = ReturnType<typeof examDesk>;

const signIn = async (station: Desk) => station.handlers['exam/sign-in']({ studentId: 'demo-01' });
const save = async (station: Desk, source: string) =>
  station.handlers['draft/save']({ problemId: 'suma', source, cursor: 0, edits: [] });
const read = (station: Desk) => station.handlers['station/read']({});

test('the edit log replays to each submission, also where the editor and the log had parted', async () => {
  const station = examDesk({ exam });
  await signIn(station);
  const { starter } = sampleProblem('suma');
  const typed = { seq: 1, atMs: 1.5, source: 'typed' as const };
  const source = `${starter}a`;
  await station.handlers['draft/save']({
    problemId: 'suma',
    source,
    cursor: 0,
    edits: [{ ...typed, changes: [{ offset: starter.length, removedLength: 0, inserted: 'a' }] }],
  });
  station.submit('suma', source);
  station.submit('suma', 'from nowhere 🎈');
  const { drafts } = station.desk.parts;
  const attemptId = station.desk.seated()?.id ?? '';
  const marks = drafts.marks(attemptId);
  expect(marks).toHaveLength(2);
  for (const mark of marks) {
    const base = drafts.read(mark)?.base ?? '';
    const text = replay(drafts.edits(mark, mark.seq), base);
    expect(sha256Of(text ?? '')).toBe(mark.sourceSha256);
  }
  expect(
    drafts
      .edits({ attemptId, problemId: 'suma', language: 'python' }, 99)
      .map((edit) => edit.source),
  ).toEqual(['typed', 'resync']);
});

test('a save that comes twice because its answer was lost adds nothing twice', async () => {
  const station = examDesk({ exam });
  await signIn(station);
  const { starter } = sampleProblem('suma');
  const change = { offset: 0, removedLength: 0, inserted: 'b' };
  const edits = [{ seq: 1, atMs: 1, source: 'typed' as const, changes: [change] }];
  const ask = { problemId: 'suma', source: `b${starter}`, cursor: 1, edits };
  for (const _time of [1, 2])
    expect(station.handlers['draft/save'](ask)).toMatchObject({ value: { lastSeq: 1 } });
});

test('a full disk refuses a draft, stops no clock, and forgets nothing once it has room', async () => {
  const station = examDesk({ exam });
  await signIn(station);
  station.fillDisk();
  const long = 'x = 1\n'.repeat(4_000);
  expect(await save(station, long)).toEqual({ ok: false, error: { kind: 'storage-failed' } });
  station.machine.setWall(MINUTE_MS);
  for (let seconds = 0; seconds < 60; seconds += 1) {
    station.machine.setWall(10 * SECOND_MS);
    station.work(SECOND_MS);
  }
  expect(await read(station)).toMatchObject({ attempt: { remainingMs: 3 * MINUTE_MS } });
  station.freeDisk();
  expect(await save(station, long)).toMatchObject({ ok: true });
  station.work(SECOND_MS);
  const id = station.desk.seated()?.id ?? '';
  const what = station.desk.parts.attempts.records(id).map((line) => line.what);
  expect(what.filter((one) => one === 'system-clock-changed')).toHaveLength(60);
});

test('a student who only turned to a problem is led back there', async () => {
  const station = examDesk({ exam });
  await signIn(station);
  await station.handlers['draft/visit']({ problemId: 'hanoi' });
  await station.handlers['draft/visit']({ problemId: 'not-in-this-exam' });
  expect(await read(station)).toMatchObject({ attempt: { problemId: 'hanoi' } });
});
