import { expect, test } from 'vitest';
import type { Panel } from '#contract/proctoring.ts';
import { ok } from '#contract/result.ts';
import { scriptedClient } from '../testing/scripted-client.ts';
import { createPanel } from './panel.ts';

const PANEL: Panel = {
  attempt: null,
  locked: false,
  incidents: [],
  queue: { queued: 0, running: 0, held: 0 },
  log: { entries: 0, head: '', keyFingerprint: '' },
  outbox: null,
  closesInMs: 300_000,
};

test('the host hears of the use of an open panel, once a minute at most', async () => {
  let nowMs = 0;
  const client = scriptedClient();
  const panel = createPanel(client, () => nowMs);
  panel.stay();
  expect(client.waiting('panel/stay')).toBe(0);
  const entered = panel.enter('panel', 'K7MQP');
  (await client.next('panel/open')).answer(ok(PANEL));
  await entered;
  for (const atMs of [0, 1, 30_000, 59_999]) {
    nowMs = atMs;
    panel.stay();
  }
  expect(client.waiting('panel/stay')).toBe(1);
  nowMs = 60_000;
  panel.stay();
  expect(client.waiting('panel/stay')).toBe(2);
  client.tell('panel/changed', null);
  nowMs = 200_000;
  panel.stay();
  expect(client.waiting('panel/stay')).toBe(2);
});
