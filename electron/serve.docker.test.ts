// The loopback root as a process of its own: how it starts, refuses to start, stops, and lives on a disk that is full.
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchHost } from './e2e/support/host.ts';
import type { Host } from './e2e/support/host.ts';
import { PROJECT } from './station/project.ts';
import { freshDirectory } from './testing/fresh-database.ts';
import { keptRows } from './testing/kept-rows.ts';
import { openPage, tradeAddress } from './testing/page.ts';
import type { TestPage } from './testing/page.ts';
import { sha256Of } from './testing/sample-report.ts';

/** Nothing here is graded: these hosts look for an engine where there is none. */
const NO_ENGINE = 'unix:///nowhere/docker.sock';

const serve = (...args: readonly string[]): Promise<{ code: number; err: string }> =>
  new Promise((resolve) => {
    const root = path.join(PROJECT, 'electron', 'serve.ts');
    execFile(process.execPath, [root, ...args], { cwd: PROJECT }, (error, _out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, err }),
    );
  });

function send(page: TestPage, source: string) {
  const sourceSha256 = sha256Of(source);
  return page.call('submission/send', {
    problemId: 'suma',
    purpose: 'final',
    source,
    sourceSha256,
  });
}

async function signedIn(host: Host): Promise<TestPage> {
  const page = await openPage(host.origin, await tradeAddress(await host.newAddress()));
  await page.call('exam/sign-in', { studentId: 'demo-01' });
  return page;
}

describe('a host without an engine', () => {
  let host: Host;
  beforeAll(async () => {
    host = await launchHost({ engine: NO_ENGINE });
  });
  afterAll(() => host.dispose());

  test('keeps what is sent, says that it waits and why, and holds it over a kill and a clean stop', async () => {
    const page = await signedIn(host);
    const sent = await send(page, 'def suma(a, b):\n    return a + b\n');
    expect(sent).toMatchObject({ ok: true, value: { ahead: 0 } });
    expect((await page.call('station/read', {})).engine).toMatchObject({ state: 'absent' });
    page.close();
    await host.kill();
    await host.restart();
    // The browser's page goes on with the restarted host, and the student is still seated.
    const again = await openPage(host.origin, page.cookie);
    expect(await again.call('submission/list', {})).toMatchObject([{ state: 'queued', tries: 0 }]);
    again.close();
    expect(await host.stop()).toBe(0);
    expect(existsSync(path.join(host.dataDir, 'loopback.json'))).toBe(false);
    await host.restart();
    expect(keptRows(host.dataDir).submissions).toMatchObject([{ state: 'queued' }]);
    await expect(openPage(host.origin, page.cookie)).rejects.toThrow('403');
  });

  test('a second host on the same data is refused in one sentence', async () => {
    const { code, err } = await serve('--data', host.dataDir);
    expect(code).toBe(1);
    expect(err).toMatch(/^Another Invigil already runs on .*: close it first.*\n$/);
  });

  test('a taken port is refused, and the data is let go', async () => {
    const { code, err } = await serve(
      '--data',
      freshDirectory(),
      '--port',
      new URL(host.origin).port,
    );
    expect([code, err]).toEqual([1, expect.stringContaining('cannot be used')]);
  });
});

test.each([[['--port', 'x']], [['--port', '70000']], [['--what']], [['stray']]])(
  '%j is wrong usage',
  async (args) => {
    const { code, err } = await serve(...args, '--data', freshDirectory());
    expect([code, err.trim().split('\n').length]).toEqual([2, 1]);
  },
);

test('a damaged database is told in one sentence and left as it is', async () => {
  const dir = freshDirectory();
  writeFileSync(path.join(dir, 'invigil.db'), 'no database, '.repeat(500));
  const { code, err } = await serve('--data', dir);
  expect([code, err]).toEqual([1, expect.stringMatching(/^The database in .* is damaged.*\n$/)]);
});

// Mounting a small disk needs root.
describe.runIf(process.getuid?.() === 0)('a host whose disk is full', () => {
  let disk: string;
  let host: Host;
  beforeAll(async () => {
    disk = freshFolder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]);
    // The host's data folder is made in the system's temporary folder; this one is small.
    const { TMPDIR: before } = process.env;
    process.env['TMPDIR'] = disk;
    host = await launchHost({ engine: NO_ENGINE });
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  });
  afterAll(async () => {
    await host.dispose();
    execFileSync('umount', ['--lazy', disk]);
    rmSync(disk, { recursive: true });
  });

  test('acknowledges nothing that it cannot keep, stays up, and goes on when there is room', async () => {
    const page = await signedIn(host);
    const receipts: string[] = [];
    const filler = path.join(disk, 'filler');
    expect(() =>
      execFileSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4096'], { stdio: 'ignore' }),
    ).toThrow();
    const outcomes = new Set<string>();
    for (let count = 0; count < 60; count += 1) {
      const sent = await send(page, `# ${count}\n${'x = 1\n'.repeat(8_000)}`);
      outcomes.add(sent.ok ? 'kept' : sent.error.kind);
      if (sent.ok) receipts.push(sent.value.submissionId);
    }
    expect(outcomes).toContain('storage-failed');
    rmSync(filler);
    const after = await send(page, 'x = 1\n');
    if (after.ok) receipts.push(after.value.submissionId);
    expect(after).toMatchObject({ ok: true });
    page.close();
    await host.kill();
    const { submissions } = keptRows(host.dataDir);
    expect(submissions.map(({ id }) => id).toSorted()).toEqual(receipts.toSorted());
  });
});

function freshFolder(): string {
  return execFileSync('mktemp', ['-d'], { encoding: 'utf8' }).trim();
}
