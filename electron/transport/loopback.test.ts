import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { forgetfulMemory, testHost } from '../testing/loopback-host.ts';
import { openPage, tradeAddress } from '../testing/page.ts';
import type { Loopback } from './loopback.ts';
import type { SessionMemory } from './session.ts';

let memory: SessionMemory;
let host: Loopback;
let origin: string;

beforeEach(async () => {
  memory = forgetfulMemory();
  host = await testHost(memory);
  origin = `http://127.0.0.1:${host.port}`;
});
afterEach(() => host.close());

type Asked = { path?: string; method?: string; headers?: Record<string, string> };

/** As plain as HTTP gets: fetch forbids to set the headers that these tests are about. */
async function ask({ path: at = '/', method = 'GET', headers = {} }: Asked) {
  const sent = request({
    host: '127.0.0.1',
    port: host.port,
    path: at,
    method,
    headers,
    agent: false,
  });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks = (await response.toArray()) as Buffer[];
  return {
    status: response.statusCode,
    headers: response.headers,
    text: Buffer.concat(chunks).toString(),
  };
}

/** The status of a refused WebSocket, or `open`. */
async function knock(headers: Record<string, string>, at = '/ws'): Promise<number | 'open'> {
  const socket = new WebSocket(`ws://127.0.0.1:${host.port}${at}`, { headers });
  return new Promise((resolve) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
    socket.on('open', () => {
      socket.terminate();
      resolve('open');
    });
  });
}

const stillUp = async () => {
  const page = await openPage(origin, await tradeAddress(host.newAddress()));
  expect(await page.call('submission/list', {})).toEqual([]);
  page.close();
};

describe('the address', () => {
  test('is traded once, for a cookie that scripts and other sites cannot use', async () => {
    const address = new URL(host.newAddress());
    const first = await ask({ path: address.pathname + address.search });
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(first.headers['set-cookie']?.[0]).toMatch(
      /^invigil-session=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    );
    const second = await ask({ path: address.pathname + address.search });
    expect(second.status).toBe(403);
    expect(second.headers['set-cookie']).toBeUndefined();
  });

  test('a newer one replaces it', async () => {
    const older = new URL(host.newAddress());
    await stillUp();
    expect((await ask({ path: older.pathname + older.search })).status).toBe(403);
  });

  test.each(['', 'x', 'é', 'a'.repeat(10_000)])('a wrong token is refused (%#)', async (token) => {
    host.newAddress();
    const answer = await ask({ path: `/?token=${encodeURIComponent(token)}` });
    expect(answer.status).toBe(403);
    await stillUp();
  });

  test('a reload, and a host that comes back after a crash, need no new address', async () => {
    const cookie = await tradeAddress(host.newAddress());
    for (const _load of [1, 2]) {
      expect((await ask({ headers: { cookie } })).text).toContain('Invigil');
      (await openPage(origin, cookie)).close();
    }
    const { port } = host;
    await host.close();
    host = await testHost(memory, port);
    expect((await ask({ headers: { cookie } })).status).toBe(200);
  });

  test('a new session ends the one before', async () => {
    const old = await tradeAddress(host.newAddress());
    await tradeAddress(host.newAddress());
    expect((await ask({ headers: { cookie: old } })).status).toBe(403);
  });
});

describe('who may not come in', () => {
  const own = () => `127.0.0.1:${host.port}`;
  test.each([
    ['no cookie', {}],
    ['another cookie', { cookie: 'invigil-session=guess' }],
    ['a name that was rebound to this machine', { host: 'evil.example:80' }],
    ['localhost by name', { host: 'localhost' }],
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page of another port', { origin: 'http://127.0.0.1:1' }],
    ['a sandboxed page', { origin: 'null' }],
    ['a link on another site', { 'sec-fetch-site': 'cross-site' }],
    ['another local program’s page', { 'sec-fetch-site': 'same-site' }],
  ])('%s', async (_name, headers) => {
    const cookie = await tradeAddress(host.newAddress());
    const full =
      'cookie' in headers || Object.keys(headers).length === 0 ? headers : { cookie, ...headers };
    const page = await ask({ headers: full });
    expect([page.status, page.text.includes('<title>')]).toEqual([403, false]);
    expect(await knock({ origin, ...full })).toBe(403);
    await stillUp();
  });

  test('a socket without an Origin, or elsewhere than /ws', async () => {
    const cookie = await tradeAddress(host.newAddress());
    expect(await knock({ cookie })).toBe(403);
    expect(await knock({ cookie, origin }, '/')).toBe(403);
    expect(await knock({ cookie, origin })).toBe('open');
    expect(own()).toMatch(/^127/);
  });
});

describe('what is served', () => {
  test('only the built files, with their type and every safe header', async () => {
    const cookie = await tradeAddress(host.newAddress());
    const page = await ask({ headers: { cookie } });
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['permissions-policy']).toContain('clipboard-read=()');
    const script = await ask({ path: '/assets/main-1a2b.js', headers: { cookie } });
    expect(script).toMatchObject({ status: 200, text: 'start()' });
  });

  test.each([
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/assets/../../package.json',
    '//evil.example/',
    '/passwd.txt',
    '/main.js.map',
    '/__proto__',
    '/assets',
    '/%00',
    'http://evil.example/',
  ])('nothing at %s', async (at) => {
    const cookie = await tradeAddress(host.newAddress());
    const answer = await ask({ path: at, headers: { cookie } });
    expect([400, 404]).toContain(answer.status);
    expect(answer.text).not.toMatch(/root:|secret/);
    await stillUp();
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])(
    '%s is no way to ask',
    async (method) => {
      const cookie = await tradeAddress(host.newAddress());
      expect((await ask({ method, headers: { cookie } })).status).toBe(405);
    },
  );

  test('half a request and no request at all keep nobody else waiting', async () => {
    const lazy = connect(host.port, '127.0.0.1');
    lazy.write('GET / HT');
    const mad = connect(host.port, '127.0.0.1');
    mad.write('\u0000\u0001 nonsense\r\n\r\n');
    mad.on('error', () => undefined);
    await stillUp();
    lazy.destroy();
    mad.destroy();
  });
});

describe('how many', () => {
  test('more pages than one browser opens are refused', async () => {
    const cookie = await tradeAddress(host.newAddress());
    const pages = [];
    for (let count = 0; count < 8; count += 1) pages.push(await openPage(origin, cookie));
    expect(await knock({ cookie, origin })).toBe(503);
    for (const open of pages) open.close();
  });

  test('a taken port is a fault', async () => {
    await expect(testHost(forgetfulMemory(), host.port)).rejects.toThrow('port-taken');
  });
});
