// The engine goes while ten submissions wait, and comes back: all are graded, and the screen was told both times.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secondEngine } from '../../runner/sandbox/second-engine.ts';
import type { SecondEngine } from '../../runner/sandbox/second-engine.ts';
import { launchHost } from '../e2e/support/host.ts';
import type { Host } from '../e2e/support/host.ts';
import { keptRows } from '../testing/kept-rows.ts';
import { folderWith } from '../testing/one-problem.ts';
import { openPage, tradeAddress } from '../testing/page.ts';
import { sha256Of } from '../testing/sample-report.ts';

/** The engine has Python's image alone, so the exam has no problem in another language. */
const problems = folderWith('suma');
let engine: SecondEngine;
let host: Host;
beforeAll(async () => {
  engine = await secondEngine();
  host = await launchHost({ engine: engine.address.text, problemsDir: problems.folder });
});
afterAll(async () => {
  await host.dispose();
  await engine.remove();
  problems.remove();
});

test(
  'an engine that stops while ten wait delays them and costs none',
  { timeout: 300_000 },
  async () => {
    const page = await openPage(host.origin, await tradeAddress(await host.newAddress()));
    await page.call('exam/sign-in', { studentId: 'demo-01' });
    const { engine: seen } = await page.call('station/read', {});
    if (seen.state !== 'ready')
      await page.heard('engine/changed', ({ state }) => state === 'ready');

    const ids: string[] = [];
    for (let count = 0; count < 10; count += 1) {
      const source = `# ${count}\nimport time\ntime.sleep(0.5)\ndef suma(a, b):\n    return a + b\n`;
      const sent = await page.call('submission/send', {
        problemId: 'suma',
        purpose: 'final',
        source,
        sourceSha256: sha256Of(source),
      });
      if (!sent.ok) throw new Error(sent.error.kind);
      ids.push(sent.value.submissionId);
    }
    await page.heard('submission/changed', ({ state }) => state === 'running');
    await engine.stop();
    await page.heard('engine/changed', ({ state }) => state === 'absent');
    const waiting = await page.call('submission/list', {});
    expect(waiting.filter(({ state }) => state === 'graded').length).toBeLessThan(10);
    expect(waiting.filter(({ state }) => state === 'held')).toEqual([]);

    await engine.start();
    await Promise.all(
      ids.map((id) =>
        page.heard('submission/changed', (one) => one.id === id && one.state === 'graded'),
      ),
    );
    const { grades, submissions } = keptRows(host.dataDir);
    expect(grades.map(({ submissionId }) => submissionId).toSorted()).toEqual(ids.toSorted());
    expect(grades.every(({ score }) => score === 10)).toBe(true);
    // An engine that shuts down kills sandboxes before it stops answering, so a few may count a try; none comes near the
    // end of its tries, and none that only waited counts any.
    expect(submissions.filter(({ tries }) => tries > 0).length).toBeLessThan(10);
    expect(submissions.every(({ tries }) => tries <= 3)).toBe(true);
    page.close();
  },
);
