// The desk as staff start it: a process of its own, its page behind the loopback host, and its port for stations.
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { once } from 'node:events';
import { request } from 'node:https';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { responseShape } from '#contract/wire.ts';
import { PROJECT } from '../station/project.ts';
import { freshDirectory } from '../testing/fresh-database.ts';
import { invigil } from '../testing/invigil.ts';
import { labExam, labStation, packLab, sitter, wire } from '../testing/lab.ts';

const saidShape = z.object({
  address: z.string(),
  code: z.string(),
  listening: z.string(),
  folder: z.string(),
});

type Started = z.infer<typeof saidShape> & { readonly child: Child; readonly port: number };
type Child = ChildProcessByStdio<null, Readable, null>;

async function startedDesk(args: readonly string[]): Promise<Started> {
  const main = path.join(PROJECT, 'electron', 'cli', 'main.ts');
  const listen = ['--listen', '127.0.0.1:0', '--json'];
  const child = spawn(process.execPath, [main, 'desk', ...args, ...listen], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  for await (const line of createInterface({ input: child.stdout })) {
    const said = saidShape.parse(JSON.parse(line));
    return { ...said, child, port: Number(said.listening.split(':').at(-1)) };
  }
  throw new Error('the desk ended before it said where it is');
}

async function ended(child: Child, signal: NodeJS.Signals): Promise<number | null> {
  const exit = once(child, 'exit');
  child.kill(signal);
  const [code] = z.tuple([z.int().nullable(), z.unknown()]).parse(await exit);
  return code;
}

/** Trades the address for a session, and asks over the page's own socket. */
async function openPage({ address }: Started) {
  const traded = await fetch(address, { redirect: 'manual' });
  const cookie = traded.headers.get('set-cookie')?.split(';')[0] ?? '';
  const { host } = new URL(address);
  const page = await fetch(`http://${host}/`, { headers: { cookie } });
  const socket = new WebSocket(`ws://${host}/ws`, {
    headers: { cookie, origin: `http://${host}` },
  });
  onTestFinished(() => socket.terminate());
  await once(socket, 'open');
  let id = 0;
  const ask = (call: string, what: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      id += 1;
      const mine = id;
      socket.on('message', (bytes: Buffer) => {
        const answer = responseShape.safeParse(JSON.parse(bytes.toString('utf8')));
        if (!answer.success || answer.data.id !== mine) return;
        if (answer.data.ok) resolve(answer.data.answer);
        else reject(new Error(answer.data.fault.kind));
      });
      socket.send(JSON.stringify({ id: mine, call, ask: what }));
    });
  return { page, cookie, ask };
}

test(
  'staff start the desk, unlock its page, kill it, and the next one goes on',
  { timeout: 120_000 },
  async () => {
    const dir = freshDirectory();
    const exam = await labExam();
    const file = await packLab(exam, dir);
    const args = ['--exam', file, '--folder', path.join(dir, 'room')];
    const first = await startedDesk(args);
    const { page, cookie, ask } = await openPage(first);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(cookie).toMatch(/^invigil-desk=/);
    await expect(ask('station/read', {})).rejects.toThrow('unknown-call');
    expect(await ask('desk/unlock', { code: first.code, name: 'Grace' })).toMatchObject({
      ok: true,
    });
    const one = labStation(exam, 'PC-1');
    const attempt = sitter('s1');
    expect(await wire(exam, first.port)(one, '/beat', await one.beat({ attempt }))).toMatchObject({
      status: 200,
    });
    const message = { act: { act: 'message', text: 'ten minutes' } };
    expect(await ask('order/give-all', message)).toMatchObject({ value: { orders: [{}] } });

    const second = await invigil('desk', ...args, '--json');
    expect(second).toMatchObject({ code: 1, out: expect.stringContaining('no-folder') as string });
    expect(await statusOf(first.port)).toBe(401);

    await ended(first.child, 'SIGKILL');
    const next = await startedDesk(args);
    expect(next.code).toBe(first.code);
    const again = await openPage(next);
    expect(await again.ask('room/read', {})).toEqual({ ok: false, error: { kind: 'locked' } });
    await again.ask('desk/unlock', { code: next.code, name: 'Grace' });
    expect(await again.ask('room/read', {})).toMatchObject({
      ok: true,
      value: { orders: [{ state: 'waiting', act: message.act }] },
    });
    const heard = await wire(exam, next.port)(one, '/beat', await one.beat({ attempt }));
    expect(heard).toMatchObject({ json: { orders: [{ order: message.act }] } });
    expect(await ended(next.child, 'SIGINT')).toBe(0);
  },
);

/** The stations' port shows no page, and nothing else, to a browser. */
function statusOf(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path: '/', rejectUnauthorized: false });
    asked.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject);
    asked.end();
  });
}
