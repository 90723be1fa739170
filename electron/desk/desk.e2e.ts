// The desk as staff start it: a process of its own, its page behind the loopback host, and its port for stations, to which
// a station as students start it sends.
import { createHash } from 'node:crypto';
import { request } from 'node:https';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { deskCalls } from '#contract/desk.ts';
import type { DeskAnswer, DeskAsk, DeskCallName } from '#contract/desk.ts';
import { deskOf } from '../e2e/support/desk.ts';
import type { RunningDesk } from '../e2e/support/desk.ts';
import { launchHost } from '../e2e/support/host.ts';
import { invigil } from '../testing/invigil.ts';
import {
  START_CODE,
  bareOf,
  beatAnswerShape,
  labExam,
  labStation,
  sitter,
  wire,
} from '../testing/lab.ts';
import { openPage, tradeAddress } from '../testing/page.ts';

// Processes start, and start codes take a second on purpose.
vi.setConfig({ testTimeout: 120_000 });
const patiently = { timeout: 60_000, interval: 100 };

/** Trades the address for a session, and asks over the page's own socket. */
async function openDeskPage({ address }: RunningDesk) {
  const { origin } = new URL(address);
  const cookie = await tradeAddress(address);
  const page = await openPage(origin, cookie);
  onTestFinished(() => page.close());
  let id = 0;
  const raw = (call: string, ask: unknown) => {
    id += 1;
    return page.raw(JSON.stringify({ id, call, ask }), id);
  };
  const ask = async <Name extends DeskCallName>(name: Name, what: DeskAsk<Name>) => {
    const response = await raw(name, what);
    if (!response.ok) throw new Error(`${name}: ${response.fault.kind} ${response.fault.detail}`);
    return deskCalls[name].answer.parse(response.answer) as DeskAnswer<Name>;
  };
  return { origin, cookie, raw, ask };
}

test('staff start the desk, unlock its page, kill it, and the next one goes on', async () => {
  const exam = await labExam();
  const start = await deskOf(exam);
  const first = await start();
  const { origin, cookie, raw, ask } = await openDeskPage(first);
  const page = await fetch(origin, { headers: { cookie } });
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(cookie).toMatch(/^invigil-desk=/);
  expect(await raw('station/read', {})).toMatchObject({ fault: { kind: 'unknown-call' } });
  const who = { code: first.code, name: 'Grace' };
  expect(await ask('desk/unlock', who)).toMatchObject({ ok: true });
  const one = labStation(exam, 'PC-1');
  const attempt = sitter('s1');
  const heard = await wire(exam, first.port)(one, '/beat', await one.beat({ attempt }));
  expect(heard).toMatchObject({ status: 200 });
  const message = { act: 'message', text: 'ten minutes' } as const;
  expect(await ask('order/give-all', { act: message })).toMatchObject({ value: { orders: [{}] } });
  const folder = ['--exam', first.examFile, '--folder', path.dirname(first.examFile)];
  expect(await invigil('desk', ...folder, '--json')).toMatchObject({
    code: 1,
    out: expect.stringContaining('Another desk already runs') as string,
  });
  expect(await statusOf(first.port)).toBe(401);

  await first.kill();
  const next = await start();
  expect(next.code).toBe(first.code);
  const again = await openDeskPage(next);
  expect(await again.ask('room/read', {})).toEqual({ ok: false, error: { kind: 'locked' } });
  await again.ask('desk/unlock', who);
  expect(bareOf(await again.ask('room/read', {})).orders).toMatchObject([
    { state: 'waiting', act: message },
  ]);
  const answer = await wire(exam, next.port)(one, '/beat', await one.beat({ attempt }));
  expect(beatAnswerShape.parse(answer.json).orders).toMatchObject([{ order: message }]);
  expect(await next.stop()).toBe(0);
});

test('a real station reaches the desk: its seat, its submission, and more time for its student', async () => {
  const exam = await labExam();
  const desk = await (await deskOf(exam))();
  const { ask } = await openDeskPage(desk);
  await ask('desk/unlock', { code: desk.code, name: 'Grace' });
  const sinks = [`desk:127.0.0.1:${desk.port}`];
  // Without an engine: what is sent leaves at once, and is graded when there is one.
  const engine = 'unix:///nonexistent/engine.sock';
  const station = { examFile: desk.examFile, stationName: 'PC-1', sinks, engine };
  const host = await launchHost(station);
  onTestFinished(() => host.dispose());
  const page = await openPage(host.origin, await tradeAddress(await host.newAddress()));
  onTestFinished(() => page.close());
  expect(await page.call('exam/open', { startCode: START_CODE })).toMatchObject({ ok: true });
  await page.call('exam/sign-in', { studentId: 's1' });
  await page.call('exam/begin', {});
  const source = 'def suma(a, b):\n    return a + b\n';
  const sourceSha256 = createHash('sha256').update(source).digest('hex');
  const send = { problemId: 'suma', purpose: 'final', source, sourceSha256 } as const;
  const receipt = await page.call('submission/send', send);
  const submissionId = receipt.ok ? receipt.value.submissionId : '';
  const [seat] = await vi.waitFor(async () => {
    const { seats } = bareOf(await ask('room/read', {}));
    expect(seats).toMatchObject([
      { name: 'PC-1', link: 'network', student: { studentId: 's1' }, time: { kind: 'running' } },
    ]);
    return seats;
  }, patiently);
  await vi.waitFor(
    async () =>
      expect(await ask('student/submission', { submissionId })).toMatchObject({
        ok: true,
        value: { source, report: null },
      }),
    patiently,
  );
  const about = { station: seat?.station ?? '', attemptId: seat?.student?.attemptId ?? null };
  await ask('order/give', { ...about, act: { act: 'add-time', minutes: 7 } });
  await page.heard('attempt/changed', (attempt) => attempt?.allottedMs === (60 + 7) * 60_000);
  await vi.waitFor(
    async () =>
      expect(bareOf(await ask('room/read', {})).orders).toMatchObject([{ state: 'done' }]),
    patiently,
  );
});

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
