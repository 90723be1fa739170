// A problem in several languages: one draft each, and the end of time sends the one that was worked on.
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ProgrammingLanguage } from '#contract/language.ts';
import { MINUTE_MS } from '#contract/limits.ts';
import { readProblem } from '../../../problems/read-problem.ts';
import { examDesk } from '../../testing/exam-desk.ts';
import { demoExam } from '../demo.ts';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');
const read = readProblem(path.join(ROOT, 'problems', 'saludo_io'));
if (!read.ok) throw new Error('saludo_io cannot be read');
const problem = read.value;
const problemId = 'saludo_io';

async function seated() {
  const exam = { ...demoExam([problem]), durationMs: 4 * MINUTE_MS };
  const station = examDesk({ exam });
  await station.handlers['exam/sign-in']({ studentId: 'demo-01' });
  return station;
}
type Station = Awaited<ReturnType<typeof seated>>;

/** Two seconds later than what was typed before. */
async function type(station: Station, language: ProgrammingLanguage, source: string) {
  station.work(2_000);
  const before = await station.handlers['draft/read']({ problemId, language });
  const base = before?.source ?? problem.starters[language] ?? '';
  const change = { offset: 0, removedLength: base.length, inserted: source };
  const atMs = station.machine.at.wallMs;
  const edits = [
    { seq: (before?.lastSeq ?? 0) + 1, atMs, source: 'typed' as const, changes: [change] },
  ];
  return station.handlers['draft/save']({ problemId, language, source, cursor: 1, edits });
}

test('each language has a draft and an edit log of its own; without a name it is the first', async () => {
  const station = await seated();
  await type(station, 'python', 'print(1)');
  await type(station, 'java', 'class Main {}');
  const drafts = station.handlers['draft/read'];
  expect(await drafts({ problemId })).toMatchObject({ language: 'python', source: 'print(1)' });
  expect(await drafts({ problemId, language: 'java' })).toMatchObject({
    source: 'class Main {}',
    lastSeq: 1,
  });
  expect(await drafts({ problemId, language: 'csharp' })).toBeNull();
});

test('the language turned to last is told with the problem', async () => {
  const station = await seated();
  const chosen = async () => (await station.handlers['problem/list']({}))[0]?.chosenLanguage;
  expect(await chosen()).toBeUndefined();
  await station.handlers['draft/visit']({ problemId, language: 'csharp' });
  expect(await chosen()).toBe('csharp');
  await station.handlers['draft/visit']({ problemId });
  expect(await chosen()).toBe('csharp');
});

test('the end of time sends the draft that was edited last, not the one that was looked at last', async () => {
  const station = await seated();
  await type(station, 'python', 'print(1)');
  await type(station, 'javascript', 'console.log(1)');
  station.work(2_000);
  const looked = {
    problemId,
    language: 'python' as const,
    source: 'print(1)',
    cursor: 3,
    edits: [],
  };
  await station.handlers['draft/save'](looked);
  station.work(10 * MINUTE_MS);
  const attempt = station.desk.seated();
  const sent = station.submissions.listOfAttempt(attempt?.id ?? '');
  expect(sent).toMatchObject([{ language: 'javascript', automatic: true }]);
  expect(station.desk.parts.drafts.marks(attempt?.id ?? '')).toMatchObject([
    { language: 'javascript', problemId },
  ]);
});
