import { expect, test } from 'vitest';
import { fail, ok } from '#contract/result.ts';
import { gradedWith, sampleReceipt, sampleSubmission } from '../testing/samples.ts';
import { scriptedClient } from '../testing/scripted-client.ts';
import { sha256Of } from './sha256.ts';
import { createSubmissions, shownSubmission, withSubmission } from './submissions.ts';

function desk() {
  const client = scriptedClient();
  let keys = 0;
  const submissions = createSubmissions(client, () => `key-${(keys += 1)}`);
  return { client, submissions, sending: () => submissions.getState().sending['suma'] };
}

test('the fingerprint is of the UTF-8 bytes of exactly this text', async () => {
  // printf 'ñ\r\n\t🙂 ' | sha256sum
  expect(await sha256Of('ñ\r\n\t🙂 ')).toBe(
    '7c9372f686ed3a4226a08dde8c2ec1d10cf8f5af35f7ad3a992c40ecc4c50bac',
  );
});

test('a sending carries the text and its fingerprint, and becomes a receipt', async () => {
  const { client, submissions, sending } = desk();
  const done = submissions.send({ problemId: 'suma', purpose: 'final', source: 'abc' });
  expect(sending()).toEqual({ kind: 'sending', purpose: 'final' });
  const send = await client.next('submission/send');
  expect(send.ask).toEqual({
    problemId: 'suma',
    purpose: 'final',
    source: 'abc',
    sourceSha256: await sha256Of('abc'),
    sendKey: 'key-1',
  });
  send.answer(ok(sampleReceipt));
  await done;
  expect(sending()).toMatchObject({ kind: 'received', receipt: { code: sampleReceipt.code } });
});

test('a second press while one is under way sends nothing', async () => {
  const { client, submissions } = desk();
  void submissions.send({ problemId: 'suma', purpose: 'final', source: 'abc' });
  await client.next('submission/send');
  await submissions.send({ problemId: 'suma', purpose: 'final', source: 'abcd' });
  expect(client.waiting('submission/send')).toBe(0);
});

test('an answer that was lost is asked for again with the same key and the same text', async () => {
  const { client, submissions, sending } = desk();
  const done = submissions.send({ problemId: 'suma', purpose: 'final', source: 'abc' });
  const lost = await client.next('submission/send');
  lost.lose();
  await done;
  expect(sending()?.kind).toBe('waiting');
  const again = submissions.resend();
  const repeated = await client.next('submission/send');
  expect(repeated.ask).toEqual(lost.ask);
  repeated.answer(ok(sampleReceipt));
  await again;
  expect(sending()?.kind).toBe('received');
});

test('a refusal keeps its facts for the screen', async () => {
  const { client, submissions, sending } = desk();
  const done = submissions.send({ problemId: 'suma', purpose: 'practice', source: '' });
  (await client.next('submission/send')).answer(fail({ kind: 'source-empty' }));
  await done;
  expect(sending()).toEqual({
    kind: 'refused',
    purpose: 'practice',
    fault: { kind: 'source-empty' },
  });
});

test('news of a submission takes its place, newest first', () => {
  const older = gradedWith(3, { id: 'a', receivedAtMs: 1 });
  const newer = gradedWith(4, { id: 'b', receivedAtMs: 2 });
  const both = withSubmission(withSubmission([], older), newer);
  expect(both.map(({ id }) => id)).toEqual(['b', 'a']);
  const changed = { ...older, tries: 1 };
  expect(withSubmission(both, changed)).toEqual([newer, changed]);
});

test('the newest result is shown until the student picks another', () => {
  const { client, submissions } = desk();
  client.tell('submission/changed', { ...sampleSubmission, id: 'a', receivedAtMs: 1 });
  client.tell('submission/changed', { ...sampleSubmission, id: 'b', receivedAtMs: 2 });
  const shown = () => shownSubmission(submissions.getState(), 'suma')?.id;
  expect(shown()).toBe('b');
  submissions.pick('suma', 'a');
  expect(shown()).toBe('a');
  expect(shownSubmission(submissions.getState(), 'other')).toBeNull();
});
