// `kill -9` at fifty random moments between "Submit" and the verdict, of a real host with a real engine. The moments
// come from a seed, so that a failure can be met again: INVIGIL_SEED.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureRunnerImage, openEngine } from '#runner';
import { launchHost } from '../e2e/support/host.ts';
import type { Host } from '../e2e/support/host.ts';
import { keptRows } from '../testing/kept-rows.ts';
import { openPage, tradeAddress } from '../testing/page.ts';
import type { TestPage } from '../testing/page.ts';
import { sha256Of } from '../testing/sample-report.ts';

const KILLS = 50;
/** A warm verdict takes a tenth of a second, one after a start about a second: moments on both sides of each. */
const LATEST_MS = 1_500;

const seed = Number(process.env['INVIGIL_SEED'] ?? Date.now() % 1_000_000);
let host: Host;

beforeAll(async () => {
  const engine = await openEngine();
  if (!engine.ok) throw new Error('these tests need a container engine');
  const image = await ensureRunnerImage({ engine: engine.value });
  engine.value.close();
  if (!image.ok) throw new Error('these tests need the runner image');
  host = await launchHost();
});
afterAll(() => host.dispose());

/** Mulberry32: small, and the same on every machine. */
function chanceFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Each a source of its own, with the score that only it can earn. */
const sources = (count: number) => {
  const body = count % 2 === 0 ? 'return a + b' : 'return abs(a) + abs(b)';
  const source = `# ${count}\ndef suma(a, b):\n    ${body}\n`;
  return { source, sourceSha256: sha256Of(source), score: count % 2 === 0 ? 10 : 5 };
};

async function send(page: TestPage, count: number, sendKey: string): Promise<string> {
  const { source, sourceSha256 } = sources(count);
  const ask = { problemId: 'suma', purpose: 'final' as const, source, sourceSha256, sendKey };
  const sent = await page.call('submission/send', ask);
  if (!sent.ok) throw new Error(sent.error.kind);
  expect(sent.value.sourceSha256).toBe(sourceSha256);
  return sent.value.submissionId;
}

test(
  `${KILLS} kills at random moments (seed ${seed}): every submission is graded exactly once`,
  { timeout: 900_000 },
  async () => {
    const chance = chanceFrom(seed);
    const cookie = await tradeAddress(await host.newAddress());
    let page = await openPage(host.origin, cookie);
    await page.call('exam/sign-in', { studentId: 'demo-01' });
    const receipts = new Map<number, string>();
    // A sending whose answer the kill cut off is repeated with its key, as a screen does.
    let unanswered: { count: number; key: string } | null = null;

    let interrupted = 0;

    for (let kill = 0; kill < KILLS; kill += 1) {
      if (unanswered !== null)
        receipts.set(unanswered.count, await send(page, unanswered.count, unanswered.key));
      unanswered = { count: kill, key: randomUUID() };
      const sending: Promise<string | null> = send(page, kill, unanswered.key).catch(() => null);
      // The moment is the subject of this test: it is chosen by the seed and not waited for.
      await new Promise((resolve) => setTimeout(resolve, chance() ** 2 * LATEST_MS));
      await host.kill();
      page.close();
      const cut = keptRows(host.dataDir).submissions.filter(({ state }) => state === 'running');
      if (cut.length > 0) interrupted += 1;
      const receipt = await sending;
      if (receipt !== null) {
        receipts.set(kill, receipt);
        unanswered = null;
      }
      await host.restart();
      page = await openPage(host.origin, cookie);
    }
    if (unanswered !== null)
      receipts.set(unanswered.count, await send(page, unanswered.count, unanswered.key));

    // Else the moments missed what this test is about.
    expect(interrupted).toBeGreaterThan(KILLS / 10);
    expect(receipts.size).toBe(KILLS);
    const open = async () =>
      (await page.call('submission/list', {})).filter((one) => one.state !== 'graded').length;
    await expect.poll(open, { timeout: 300_000, interval: 500 }).toBe(0);
    page.close();

    const { submissions, results, grades } = keptRows(host.dataDir);
    const ids = [...receipts.values()].toSorted();
    expect(new Set(ids).size).toBe(KILLS);
    expect(submissions.map(({ id }) => id).toSorted()).toEqual(ids);
    expect(results.map(({ submissionId }) => submissionId).toSorted()).toEqual(ids);
    expect(grades.map(({ submissionId }) => submissionId).toSorted()).toEqual(ids);
    for (const [count, id] of receipts) {
      const grade = grades.find(({ submissionId }) => submissionId === id);
      const { sourceSha256, score } = sources(count);
      expect(grade).toMatchObject({ sourceSha256, score });
    }
  },
);
