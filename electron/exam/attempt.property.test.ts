// Whatever happens to a station and its student, in whatever order: nothing typed is lost, no time is won or lost
// silently, no attempt comes back to life, and each draft of the end is sent once.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { replay } from '#contract/edit.ts';
import { MINUTE_MS, SECOND_MS } from '#contract/limits.ts';
import { Machine, examDesk } from '../testing/exam-desk.ts';
import { freshDirectory } from '../testing/fresh-database.ts';
import { sampleProblem, sha256Of } from '../testing/sample-report.ts';
import { demoExam } from './demo.ts';
import type { Exam } from './exam.ts';
import { remainingMs } from './rules/clock.ts';

const demo = demoExam([sampleProblem('suma'), sampleProblem('hanoi')]);
const examWith = (whileDown: 'runs' | 'stops', graceMs: number): Exam => ({
  ...demo,
  durationMs: 10 * MINUTE_MS,
  breakMs: MINUTE_MS,
  beginsAtSignIn: false,
  time: { whileDown, forgivenMaxMs: 2 * MINUTE_MS, graceMs, warnAtMinutes: [5, 1] },
});

const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('type' as const), text: fc.string({ unit: 'binary' }) }),
  },
  fc.record({
    do: fc.constant('submit' as const),
    text: fc.string({ unit: 'binary', minLength: 1 }),
  }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('work' as const), ms: fc.nat(90_000) }) },
  fc.record({ do: fc.constant('crash' as const), ms: fc.nat(300_000) }),
  fc.record({ do: fc.constant('reboot' as const), ms: fc.nat(300_000) }),
  fc.record({ do: fc.constant('setWall' as const), ms: fc.integer({ min: -1e7, max: 1e7 }) }),
  fc.constantFrom(
    { do: 'signIn' as const },
    { do: 'signIn' as const },
    { do: 'begin' as const },
    { do: 'signOut' as const },
    { do: 'startBreak' as const },
    { do: 'endBreak' as const },
    { do: 'finish' as const },
  ),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

class Life {
  readonly machine = new Machine();
  readonly dir = freshDirectory();
  readonly exam: Exam;
  station: ReturnType<typeof examDesk>;
  /** What the student was told is kept. */
  promised: string | null = null;

  constructor(exam: Exam) {
    this.exam = exam;
    this.station = examDesk({ dir: this.dir, machine: this.machine, exam });
  }
  async live(one: Act): Promise<void> {
    const { handlers } = this.station;
    if (one.do === 'type') await this.type(one.text);
    else if (one.do === 'submit') this.station.submit('suma', one.text);
    else if (one.do === 'work') this.work(one.ms);
    else if (one.do === 'crash') this.crash(one.ms, () => this.machine.restartProgram());
    else if (one.do === 'reboot') this.crash(one.ms, () => this.machine.reboot());
    else if (one.do === 'setWall') this.machine.setWall(one.ms);
    else if (one.do === 'signIn') await handlers['exam/sign-in']({ studentId: 'demo-01' });
    else if (one.do === 'begin') await handlers['exam/begin']({});
    else if (one.do === 'signOut') await handlers['exam/sign-out']({});
    else if (one.do === 'finish') await handlers['exam/finish']({});
    else await handlers['exam/break']({ action: one.do === 'startBreak' ? 'start' : 'end' });
    this.station.desk.tick();
  }
  async type(text: string): Promise<void> {
    const ask = { problemId: 'hanoi', source: text, cursor: 0, edits: [] };
    const saved = await this.station.handlers['draft/save'](ask);
    if (saved.ok) this.promised = text;
  }
  /** A look every ten seconds is enough for the clock, and quick enough for a test. */
  work(ms: number): void {
    for (let left = ms; left > 0; left -= 10 * SECOND_MS) {
      this.machine.pass(Math.min(left, 10 * SECOND_MS));
      this.station.desk.tick();
    }
  }
  crash(ms: number, comeBack: () => void): void {
    this.station.crash();
    this.machine.pass(ms);
    comeBack();
    this.station = examDesk({ dir: this.dir, machine: this.machine, exam: this.exam });
  }
  attempts() {
    return this.station.desk.parts.attempts.ofExam('demo');
  }
}

function holds(life: Life, before: ReturnType<Life['attempts']>): void {
  const { drafts } = life.station.desk.parts;
  const attempts = life.attempts();
  for (const attempt of attempts) {
    const { clock, ended } = attempt;
    const earlier = before.find((one) => one.id === attempt.id);
    expect(clock.usedMs).toBeGreaterThanOrEqual(earlier?.clock.usedMs ?? 0);
    expect(remainingMs(clock)).toBeLessThanOrEqual(earlier?.clock.allottedMs ?? 10 * MINUTE_MS);
    expect(clock.forgivenMs).toBeLessThanOrEqual(2 * MINUTE_MS);
    if (earlier !== undefined && earlier.ended !== null)
      expect(attempt).toEqual({ ...earlier, collected: attempt.collected });
    const sent = life.station.submissions.listOfAttempt(attempt.id);
    for (const problemId of ['suma', 'hanoi']) {
      const draft = drafts.read({ attemptId: attempt.id, problemId, language: 'python' });
      if (draft === null) continue;
      expect(
        replay(
          drafts.edits({ attemptId: attempt.id, problemId, language: 'python' }, draft.lastSeq),
          draft.base,
        ),
      ).toBe(draft.source);
      // The end has taken the last text of each problem, and took it once.
      const automatic = sent.filter((one) => one.problemId === problemId && one.automatic);
      expect(new Set(automatic.map((one) => one.sourceSha256)).size).toBe(automatic.length);
      if (ended !== null && draft.source !== draft.base && !draft.source.includes('import os'))
        expect(sent.map((one) => one.sourceSha256)).toContain(sha256Of(draft.source));
    }
  }
  const open = attempts.filter((attempt) => attempt.ended === null);
  expect(open.length).toBeLessThanOrEqual(1);
}

test('no order of events breaks a promise', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 3, maxLength: 25 }),
      fc.constantFrom('runs' as const, 'stops' as const),
      fc.constantFrom(0, MINUTE_MS),
      async (acts, whileDown, graceMs) => {
        const life = new Life(examWith(whileDown, graceMs));
        await life.live({ do: 'signIn' });
        await life.live({ do: 'begin' });
        for (const one of acts) {
          const before = life.attempts();
          await life.live(one);
          holds(life, before);
        }
        const last = life.attempts().findLast((attempt) => attempt.startedAtMs !== null);
        const kept =
          last === undefined
            ? null
            : life.station.desk.parts.drafts.read({
                attemptId: last.id,
                problemId: 'hanoi',
                language: 'python',
              });
        if (life.promised !== null && life.attempts().length === 1)
          expect(kept?.source).toBe(life.promised);
        life.station.crash();
      },
    ),
    { numRuns: 40 },
  );
});
