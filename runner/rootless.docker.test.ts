// Podman without root, as a lab has it under the exam's account: what it can limit it grades with, and where it can
// limit nothing nothing runs.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createRunner, ensureRunnerImage, openEngine, parseAddress } from './runner.ts';
import type { EngineAddress } from './runner.ts';
import { trialProblem, trialRequest } from './trial.ts';

type Account = { readonly uid: number; readonly gid: number };

/** The first account with subordinate ids, which is what Podman needs of it; null without root, Podman or one. */
function podmanAccount(): Account | null {
  const hasPodman = ['/usr/bin/podman', '/usr/local/bin/podman'].some((file) => existsSync(file));
  if (process.getuid?.() !== 0 || !hasPodman || !existsSync('/etc/subuid')) return null;
  const owners = readFileSync('/etc/subuid', 'utf8')
    .split('\n')
    .map((line) => line.split(':', 1).join());
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter(([name = '']) => name !== '' && owners.includes(name));
  const [, , uid, gid] = accounts[0] ?? [];
  return uid === undefined || uid === '0' ? null : { uid: Number(uid), gid: Number(gid) };
}

const account = podmanAccount();
const problem = trialProblem({
  publicTests: 'from student_code import f\ndef test_f():\n    assert f() == 1\n',
  hiddenTests: 'from student_code import f\ndef test_g():\n    assert f() == 1\n',
});

/** An engine of the account's own, with its images in a folder that goes with it. */
async function rootlessEngine({ uid, gid }: Account): Promise<EngineAddress> {
  const home = mkdtempSync(path.join(tmpdir(), 'invigil-podman-'));
  chownSync(home, uid, gid);
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, XDG_RUNTIME_DIR: home };
  const socket = path.join(home, 'engine.sock');
  const appears = new Promise<void>((resolve) => {
    const watcher = watch(home, (_event, name) => {
      if (name !== 'engine.sock') return;
      watcher.close();
      resolve();
    });
  });
  const args = ['--root', `${home}/images`, '--runroot', `${home}/run`];
  const own = { uid, gid, env, cwd: home, stdio: 'ignore' } as const;
  const service = spawn(
    'podman',
    [...args, 'system', 'service', '-t', '0', `unix://${socket}`],
    own,
  );
  const ended = once(service, 'exit');
  onTestFinished(async () => {
    service.kill('SIGTERM');
    await ended;
    // It also ends the process that holds the account's namespace.
    execFileSync('podman', [...args, 'system', 'migrate'], own);
    rmSync(home, { recursive: true, force: true });
  });
  await Promise.race([appears, ended.then(() => Promise.reject(new Error('Podman ended')))]);
  return parseAddress(socket);
}

test.skipIf(account === null)(
  'Podman without root (needs root, podman, and an account in /etc/subuid) grades under limits or not at all',
  async () => {
    if (account === null) return;
    const address = await rootlessEngine(account);
    const engine = await openEngine([address]);
    if (!engine.ok) throw new Error(engine.error.tried.map(({ why }) => why).join());
    const { isRootless, kind, cannotLimit } = engine.value;
    onTestFinished(() => engine.value.close());
    expect({ isRootless, kind }).toEqual({ isRootless: true, kind: 'podman' });

    const canLimit = !cannotLimit.includes('memory') && !cannotLimit.includes('pids');
    if (canLimit)
      expect(await ensureRunnerImage({ engine: engine.value })).toMatchObject({ ok: true });
    const runner = createRunner({ toolVersion: 'test', poolSize: 0, engineAddresses: [address] });
    onTestFinished(() => runner.close());
    const judged = await runner.judge(trialRequest(problem, 'def f():\n    return 1\n'));
    if (canLimit) expect(judged).toMatchObject({ ok: true, value: { verdict: 'accepted' } });
    else expect(judged).toMatchObject({ ok: false, error: { kind: 'engine-absent' } });
    if (!judged.ok)
      expect(judged.error.detail).toMatch(/cannot limit .*nothing runs without a limit/);
  },
);
