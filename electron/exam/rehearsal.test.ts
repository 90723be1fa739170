import { expect, test } from 'vitest';
import { MINUTE_MS } from '#contract/limits.ts';
import { Machine, examDesk } from '../testing/exam-desk.ts';
import { sampleProblem } from '../testing/sample-report.ts';
import { demoExam } from './demo.ts';
import { movableClock } from './rehearsal.ts';

const demo = demoExam([sampleProblem('suma')]);
const exam = { ...demo, kind: 'rehearsal' as const, durationMs: 12 * MINUTE_MS };

test('a jump passes like time that was worked: counted, warned of, forgiven nothing', async () => {
  const machine = new Machine();
  const { read, jump } = movableClock(() => machine.at);
  const station = examDesk({ exam, clock: read, jump });
  await station.handlers['exam/sign-in']({ studentId: 'demo-01' });
  expect(await station.handlers['rehearsal/jump']({ ms: 3 * MINUTE_MS })).toBe(true);
  expect(await station.handlers['station/read']({})).toMatchObject({
    exam: { rehearsal: true, demo: false },
    attempt: { remainingMs: 9 * MINUTE_MS },
  });
  expect(station.news.map((one) => one.name)).toContain('attempt/warning');
  await station.handlers['rehearsal/jump']({ ms: 10 * MINUTE_MS });
  const [attempt] = station.desk.parts.attempts.ofExam('demo');
  expect(attempt).toMatchObject({ kind: 'rehearsal', ended: { reason: 'time' } });
  expect(attempt?.clock.forgivenMs).toBe(0);
});

test('an exam that is no rehearsal lets nobody move its clock', async () => {
  const station = examDesk();
  await station.handlers['exam/sign-in']({ studentId: 'demo-01' });
  expect(await station.handlers['rehearsal/jump']({ ms: 60 * MINUTE_MS })).toBe(false);
  expect(await station.handlers['station/read']({})).toMatchObject({
    attempt: { remainingMs: 120 * MINUTE_MS },
  });
});
