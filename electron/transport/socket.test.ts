import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MESSAGE_MAX_BYTES } from '#contract/limits.ts';
import { forgetfulMemory, testHost } from '../testing/loopback-host.ts';
import { openPage, tradeAddress } from '../testing/page.ts';
import type { Loopback } from './loopback.ts';
import { BURST_MAX, REFILL_PER_SECOND } from './socket.ts';

let host: Loopback;
let origin: string;

beforeEach(async () => {
  host = await testHost(forgetfulMemory());
  origin = `http://127.0.0.1:${host.port}`;
});
afterEach(() => host.close());

const stillUp = async () => {
  const page = await openPage(origin, await tradeAddress(host.newAddress()));
  expect(await page.call('submission/list', {})).toEqual([]);
  page.close();
};

describe('the socket', () => {
  const page = async () => openPage(origin, await tradeAddress(host.newAddress()));

  test.each([
    ['no JSON', 'hello', -1, 'malformed'],
    ['no request', '{"a":1}', -1, 'malformed'],
    ['an unknown call', '{"id":4,"call":"x","ask":{}}', 4, 'unknown-call'],
    ['a malformed ask', '{"id":5,"call":"draft/read","ask":{"problemId":"../x"}}', 5, 'malformed'],
  ])('%s is refused, and the page goes on', async (_name, text, id, kind) => {
    const open = await page();
    expect(await open.raw(text, id)).toMatchObject({ ok: false, fault: { kind } });
    expect(await open.call('submission/list', {})).toEqual([]);
    open.close();
  });

  test('the last page that goes is told of, and no other', async () => {
    let gone = 0;
    const own = await testHost(forgetfulMemory(), 0, () => (gone += 1));
    const at = `http://127.0.0.1:${own.port}`;
    const cookie = await tradeAddress(own.newAddress());
    const [first, last] = [await openPage(at, cookie), await openPage(at, cookie)];
    first.close();
    await expect.poll(() => first.socket.readyState).toBe(first.socket.CLOSED);
    expect(await last.call('submission/list', {})).toEqual([]);
    expect(gone).toBe(0);
    last.close();
    await expect.poll(() => gone).toBe(1);
    await own.close();
  });

  test('binary is refused', async () => {
    const open = await page();
    open.socket.send(new Uint8Array([1, 2, 3]));
    const [code] = (await once(open.socket, 'close')) as [number];
    expect(code).toBe(1003);
    await stillUp();
  });

  test('a message that is too long ends its own page only', async () => {
    const open = await page();
    open.socket.on('error', () => undefined);
    open.socket.send('x'.repeat(MESSAGE_MAX_BYTES + 1));
    await once(open.socket, 'close');
    await stillUp();
  });

  test('a message at the limit is read', async () => {
    const open = await page();
    const head = '{"id":9,"call":"x","ask":"';
    const text = `${head}${'x'.repeat(MESSAGE_MAX_BYTES - head.length - 2)}"}`;
    expect(await open.raw(text, 9)).toMatchObject({ fault: { kind: 'unknown-call' } });
    open.close();
  });

  test('a flood is slowed down, and every question is answered', async () => {
    const open = await page();
    const seconds = 2;
    const count = BURST_MAX + seconds * REFILL_PER_SECOND;
    const started = performance.now();
    const answers = await Promise.all(
      Array.from({ length: count }, (_one, index) =>
        open.raw(`{"id":${index},"call":"submission/list","ask":{}}`, index),
      ),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(performance.now() - started).toBeGreaterThan((seconds - 0.5) * 1_000);
    open.close();
    await stillUp();
  });

  test('news reaches every open page', async () => {
    const cookie = await tradeAddress(host.newAddress());
    const pages = [await openPage(origin, cookie), await openPage(origin, cookie)];
    host.publish('engine/changed', { state: 'starting' });
    await Promise.all(pages.map((open) => open.heard('engine/changed', () => true)));
    for (const open of pages) open.close();
  });
});
