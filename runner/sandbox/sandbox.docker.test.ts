// A sandbox as the engine has it: every limit is on the container, and nothing of it stays behind.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MIB } from '#contract/limits.ts';
import { createRunner, openEngine } from '../runner.ts';
import type { Engine, PooledRunner } from '../runner.ts';
import { trialProblem, trialRequest } from '../trial.ts';
import { OWNER_LABEL } from './owner.ts';

const problem = trialProblem({
  publicTests: 'from student_code import f\ndef test_f():\n    assert f() == 1\n',
});
const request = trialRequest(problem, 'def f():\n    return 1\n');

let engine: Engine;
beforeAll(async () => {
  const opened = await openEngine();
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  engine = opened.value;
});
afterAll(() => engine.close());

const sandboxesOf = async (pid: number) => {
  const all = await engine.docker.listContainers({ all: true });
  return all.filter((one) => one.Labels[OWNER_LABEL]?.split('/')[1] === String(pid));
};

describe('a pool of one', () => {
  let runner: PooledRunner;
  beforeAll(async () => {
    runner = createRunner({ toolVersion: 'test', poolSize: 1 });
    await runner.warm();
  });
  afterAll(() => runner.close());

  test('waits in a container with every limit on it', async () => {
    const [waiting] = await sandboxesOf(process.pid);
    const seen = await engine.docker.getContainer(waiting?.Id ?? '').inspect();
    expect(seen.Config).toMatchObject({ User: '1002:1002', OpenStdin: true, StdinOnce: true });
    expect(seen.HostConfig).toMatchObject({
      NetworkMode: 'none',
      ReadonlyRootfs: true,
      Privileged: false,
      CapDrop: ['ALL'],
      CapAdd: null,
      Binds: null,
      Memory: (256 + 96) * MIB,
      MemorySwap: (256 + 96) * MIB,
      NanoCpus: 1e9,
      PidsLimit: 50 + 12,
      IpcMode: 'private',
      LogConfig: { Type: 'none' },
      RestartPolicy: { Name: 'no' },
      Init: true,
    });
    expect(seen.HostConfig.SecurityOpt).toContain('no-new-privileges');
    expect(seen.HostConfig.SecurityOpt?.join()).toContain('SCMP_ACT_ERRNO');
    for (const [folder, uid] of [
      ['/tmp/grader', 1002],
      ['/work', 1001],
    ] as const) {
      const options = seen.HostConfig.Tmpfs?.[folder] ?? '';
      expect(options).toMatch(/noexec.*nosuid.*nodev.*size=16777216.*nr_inodes=\d+.*mode=0700/);
      expect(options).toContain(`uid=${uid}`);
    }
    const limits = seen.HostConfig.Ulimits?.map((limit) => [limit.Name, limit.Hard]);
    expect(limits).toEqual([
      ['nofile', 256],
      ['fsize', 16 * MIB],
      ['core', 0],
    ]);
  });

  test('has no network but its own loopback, which answers nobody', async () => {
    const looking = trialRequest(
      problem,
      `def f():
    with open('/proc/net/dev') as devices, open('/proc/net/unix') as sockets:
        names = [line.split(':')[0].strip() for line in devices if ':' in line]
        others = [line for line in sockets if '@' in line and 'invigil' not in line]
    return 1 if names == ['lo'] and others == [] else (names, others)
`,
    );
    expect(await runner.judge(looking)).toMatchObject({ ok: true, value: { verdict: 'accepted' } });
    await runner.warm();
    await runner.swept();
  });

  test('denies what no exercise needs and gives no privileges', async () => {
    const looking = trialRequest(
      problem,
      `import ctypes, os, socket
libc = ctypes.CDLL(None, use_errno=True)
CALLS = {'unshare': 272, 'mount': 165, 'ptrace': 101, 'bpf': 321, 'keyctl': 250, 'io_uring_setup': 425,
         'userfaultfd': 323, 'perf_event_open': 298, 'process_vm_readv': 310, 'setns': 308, 'personality': 135}
def f():
    wrong = []
    for name, number in CALLS.items():
        ctypes.set_errno(0)
        if libc.syscall(number, 0, 0, 0, 0, 0) != -1 or ctypes.get_errno() != 1:
            wrong.append(name)
    for family in (socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK, 40):
        try:
            socket.socket(family, socket.SOCK_STREAM)
            wrong.append(family)
        except OSError:
            pass
    with open('/proc/self/status') as status:
        facts = {name: value.strip() for name, _, value in (line.partition(':') for line in status)}
    for name, value in {'Seccomp': '2', 'NoNewPrivs': '1', 'Uid': '1001\\t1001\\t1001\\t1001',
                        'CapEff': '0' * 16, 'CapBnd': '0' * 16, 'CapAmb': '0' * 16}.items():
        if facts[name] != value:
            wrong.append((name, facts[name]))
    for folder in ('/', '/opt/invigil', '/tmp', '/usr', '/etc', '/var', '/home'):
        try:
            open(os.path.join(folder, 'x'), 'w').close()
            wrong.append(folder)
        except OSError:
            pass
    if [name for name in os.environ if 'INVIGIL' in name.upper() or 'DOCKER' in name.upper()]:
        wrong.append('environment')
    return wrong or 1
`,
    );
    const report = await runner.judge(looking);
    expect(report).toMatchObject({
      ok: true,
      value: { tests: [{ actual: null }], verdict: 'accepted' },
    });
    await runner.warm();
    await runner.swept();
  });

  test('lends a sandbox once, destroys it, and makes another', async () => {
    const [first] = await sandboxesOf(process.pid);
    expect(await runner.judge(request)).toMatchObject({ ok: true });
    await runner.warm();
    await runner.swept();
    const after = await sandboxesOf(process.pid);
    expect(after).toHaveLength(1);
    expect(after[0]?.Id).not.toBe(first?.Id);
  });

  test('lends no sandbox that died while it waited', async () => {
    const [waiting] = await sandboxesOf(process.pid);
    await engine.docker.getContainer(waiting?.Id ?? '').kill();
    expect(await runner.judge(request)).toMatchObject({ ok: true, value: { verdict: 'accepted' } });
  });

  test('makes a sandbox of its own for other limits, and then prepares for those', async () => {
    const larger = trialProblem({
      publicTests: 'from student_code import f\ndef test_f():\n    assert f() == 1\n',
      limits: { memoryMb: 300 },
    });
    expect(await runner.judge({ ...request, problem: larger })).toMatchObject({ ok: true });
    await runner.warm();
    await runner.swept();
    const [waiting] = await sandboxesOf(process.pid);
    const seen = await engine.docker.getContainer(waiting?.Id ?? '').inspect();
    expect(seen.HostConfig.Memory).toBe((300 + 96) * MIB);
  });

  test('refuses bytes that are not those of the hash', async () => {
    const forged = { ...request, source: Buffer.from('def f():\n    return 2\n') };
    await expect(runner.judge(forged)).rejects.toThrow('not the one that was submitted');
  });
});

describe('closing', () => {
  test('ends a judgement under way as a fault and leaves no container', async () => {
    const runner = createRunner({ toolVersion: 'test', poolSize: 2 });
    await runner.warm();
    const slow = trialRequest(problem, 'import time\ndef f():\n    time.sleep(60)\n');
    const cut = runner.judge(slow);
    const waitingForTurn = Array.from({ length: 3 }, () => runner.judge(slow));
    await runner.close();
    for (const one of [cut, ...waitingForTurn])
      expect(await one).toMatchObject({ ok: false, error: { kind: 'closed' } });
    expect(await sandboxesOf(process.pid)).toEqual([]);
  });
});

describe('orphans', () => {
  test('of a process that was killed are removed at the next start, those of a living one are not', async () => {
    const dead = await startOther();
    const living = await startOther();
    dead.process.kill('SIGKILL');
    await once(dead.process, 'exit');
    expect(await sandboxesOf(dead.pid)).not.toEqual([]);

    const runner = createRunner({ toolVersion: 'test', poolSize: 1 });
    await runner.warm();
    await expect.poll(() => sandboxesOf(dead.pid), { timeout: 20_000 }).toEqual([]);
    expect(await sandboxesOf(living.pid)).toHaveLength(1);
    await runner.close();
    living.process.kill('SIGKILL');
    await once(living.process, 'exit');
    const last = createRunner({ toolVersion: 'test', poolSize: 0 });
    await expect.poll(() => sandboxesOf(living.pid), { timeout: 20_000 }).toEqual([]);
    await last.close();
  });
});

/** Another process with a pool of one, once that is full. */
async function startOther() {
  const door = new URL('../runner.ts', import.meta.url).href;
  const program = `
    const { createRunner } = await import(${JSON.stringify(door)});
    const runner = createRunner({ toolVersion: 'test', poolSize: 1 });
    await runner.warm();
    console.log('warm');`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(createInterface({ input: other.stdout }), 'line');
  return { process: other, pid: other.pid ?? 0 };
}
