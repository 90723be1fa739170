import { expect, test } from 'vitest';
import { fail, ok } from '#contract/result.ts';
import { sampleProblem } from '../testing/samples.ts';
import { scriptedClient } from '../testing/scripted-client.ts';
import { createDrafts, savedSummary } from './drafts.ts';
import type { EditorChange } from './drafts.ts';

/** Timers that run when the test says so. */
function handTimer() {
  const due: (() => void)[] = [];
  return {
    later: (run: () => void) => due.push(run),
    runAll: () => due.splice(0).forEach((run) => run()),
    count: () => due.length,
  };
}

const changeTo = (source: string, seq: number): EditorChange => ({
  problemId: 'suma',
  language: 'python',
  source,
  cursor: source.length,
  edits: [
    { seq, atMs: 0, source: 'typed', changes: [{ offset: 0, removedLength: 0, inserted: 'x' }] },
  ],
});

async function opened() {
  const client = scriptedClient();
  const timer = handTimer();
  const drafts = createDrafts(client, timer);
  const opening = drafts.open(sampleProblem);
  (await client.next('draft/read')).answer(null);
  await opening;
  return { client, timer, drafts, draft: () => drafts.getState()['suma python'] };
}

test('a problem without a draft opens with its starter and counts as saved', async () => {
  const { draft, drafts } = await opened();
  expect(draft()).toMatchObject({ source: sampleProblem.starter, state: 'saved', lastSeq: 0 });
  expect(savedSummary(drafts.getState())).toEqual({ state: 'saved', savedAtMs: null });
});

test('many changes within the wait make one save, of the newest text and all edits', async () => {
  const { client, timer, drafts, draft } = await opened();
  drafts.change(changeTo('a', 1));
  drafts.change(changeTo('ab', 2));
  expect(timer.count()).toBe(1);
  expect(draft()?.state).toBe('changed');
  timer.runAll();
  const save = await client.next('draft/save');
  expect(save.ask.source).toBe('ab');
  expect(save.ask.edits?.map(({ seq }) => seq)).toEqual([1, 2]);
  save.answer(ok({ savedAtMs: 5, lastSeq: 2 }));
  await expect.poll(() => draft()).toMatchObject({ state: 'saved', savedAtMs: 5 });
});

test('what is typed during a save is saved by the next one, without the edits that were kept', async () => {
  const { client, timer, drafts, draft } = await opened();
  drafts.change(changeTo('a', 1));
  timer.runAll();
  const first = await client.next('draft/save');
  drafts.change(changeTo('ab', 2));
  first.answer(ok({ savedAtMs: 5, lastSeq: 1 }));
  await expect.poll(() => draft()?.state).toBe('changed');
  timer.runAll();
  const second = await client.next('draft/save');
  expect(second.ask).toMatchObject({ source: 'ab' });
  expect(second.ask.edits?.map(({ seq }) => seq)).toEqual([2]);
});

test('two flushes at once never have two saves under way', async () => {
  const { client, drafts } = await opened();
  drafts.change(changeTo('a', 1));
  const both = Promise.all([drafts.flush(), drafts.flush()]);
  const save = await client.next('draft/save');
  expect(client.waiting('draft/save')).toBe(0);
  save.answer(ok({ savedAtMs: 5, lastSeq: 1 }));
  await both;
  expect(client.waiting('draft/save')).toBe(0);
});

test('a lost connection keeps the text here, says so, and tries again with the same edits', async () => {
  const { client, timer, drafts, draft } = await opened();
  drafts.change(changeTo('a', 1));
  client.setConnected(false);
  timer.runAll();
  await expect.poll(() => draft()?.state).toBe('unreachable');
  client.setConnected(true);
  timer.runAll();
  const save = await client.next('draft/save');
  expect(save.ask).toMatchObject({ source: 'a' });
  expect(save.ask.edits).toHaveLength(1);
});

test.each([
  ['storage-failed', 1],
  ['too-long', 0],
  ['not-possible-now', 0],
] as const)('after %s it is tried again by itself %i times', async (kind, retries) => {
  const { client, timer, drafts, draft } = await opened();
  drafts.change(changeTo('a', 1));
  timer.runAll();
  (await client.next('draft/save')).answer(fail({ kind }));
  await expect.poll(() => draft()?.state).toBe(kind);
  expect(timer.count()).toBe(retries);
});

test('a cursor that only moved is kept without a word on the screen', async () => {
  const { client, timer, drafts, draft } = await opened();
  drafts.change({
    problemId: 'suma',
    language: 'python',
    source: sampleProblem.starter,
    cursor: 4,
    edits: [],
  });
  expect(draft()).toMatchObject({ state: 'saved', cursor: 4 });
  timer.runAll();
  const save = await client.next('draft/save');
  expect(save.ask.cursor).toBe(4);
  expect(draft()?.state).toBe('saved');
});

test('the most worrying problem decides what the bar says', async () => {
  const { drafts } = await opened();
  const calm = drafts.getState()['suma python'];
  if (calm === undefined) throw new Error('not opened');
  const all = {
    suma: { ...calm, savedAtMs: 7 },
    b: { ...calm, state: 'saving' },
    c: { ...calm, state: 'storage-failed' },
  } as const;
  expect(savedSummary(all)).toEqual({ state: 'storage-failed', savedAtMs: 7 });
});
