// The loopback host as a whole process: whom it lets in, and that nothing said to it brings it down.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Host } from './support/host.ts';
import { launchHost } from './support/host.ts';
import type { Talk } from './support/stranger.ts';
import { get, openSession, talk } from './support/stranger.ts';

let host: Host;
let cookie: string;
beforeAll(async () => {
  host = await launchHost();
  cookie = await openSession(await host.newAddress());
});
afterAll(() => host.dispose());

const stationRead = JSON.stringify({ id: 7, call: 'station/read', ask: {} });

async function connected(): Promise<Talk> {
  const opened = await talk(host.origin, { origin: host.origin, cookie });
  if (opened === null) throw new Error('the host did not let its own page in');
  return opened;
}

/** The host still serves its own page after whatever a test did to it. */
async function expectUp(): Promise<void> {
  const page = await connected();
  expect(await page.send(stationRead)).toMatchObject({ id: 7, ok: true });
  page.close();
}

test('its own page gets files and answers', async () => {
  const page = await get(`${host.origin}/`, { cookie });
  expect(page.status).toBe(200);
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  await expectUp();
});

test('an address opens once', async () => {
  const address = await host.newAddress();
  cookie = await openSession(address);
  expect((await get(address)).status).toBe(403);
  await expectUp();
});

test.each([
  ['a wrong token', '/?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', {}],
  ['an empty token', '/?token=', {}],
  ['no session', '/', {}],
  ['a made-up session', '/', { cookie: 'invigil-session=AAAA' }],
])('%s is refused', async (_name, path, headers) => {
  const answer = await get(`${host.origin}${path}`, headers);
  expect(answer.status).toBe(403);
  expect(answer.headers['set-cookie']).toBeUndefined();
  await expectUp();
});

test.each([
  ['a foreign Host', { host: 'exam.example:80' }],
  ['localhost by name', { host: 'localhost' }],
  ['a foreign Origin', { origin: 'https://exam.example' }],
  ['an opaque Origin', { origin: 'null' }],
  ['a cross-site request', { 'sec-fetch-site': 'cross-site' }],
])('%s is refused, even with the session', async (_name, headers) => {
  expect((await get(`${host.origin}/`, { cookie, ...headers })).status).toBe(403);
  expect(await talk(host.origin, { origin: host.origin, cookie, ...headers })).toBeNull();
  await expectUp();
});

test('a WebSocket without an Origin or without the session is refused', async () => {
  expect(await talk(host.origin, { cookie })).toBeNull();
  expect(await talk(host.origin, { origin: host.origin })).toBeNull();
  await expectUp();
});

test.each([
  '/../package.json',
  '/%2e%2e/package.json',
  '/..%2fpackage.json',
  '/etc/passwd',
  '/assets/',
])('nothing lies at %s', async (path) => {
  expect((await get(`${host.origin}${path}`, { cookie })).status).toBe(404);
});

test.each([
  ['an unknown call', JSON.stringify({ id: 1, call: 'exam/destroy', ask: {} }), 'unknown-call'],
  [
    'a call named after a built-in',
    JSON.stringify({ id: 1, call: '__proto__', ask: {} }),
    'unknown-call',
  ],
  [
    'a malformed ask',
    JSON.stringify({ id: 1, call: 'draft/read', ask: { problemId: 7 } }),
    'malformed',
  ],
  [
    'a field too many',
    JSON.stringify({ id: 1, call: 'station/read', ask: { admin: true } }),
    'malformed',
  ],
  ['an array', '[]', 'malformed'],
  ['a bare word', '"station/read"', 'malformed'],
  ['no JSON at all', '{"id":1,', 'malformed'],
  ['nothing', '', 'malformed'],
])('%s is told so, and the host stays up', async (_name, frame, kind) => {
  const page = await connected();
  expect(await page.send(frame)).toMatchObject({ ok: false, fault: { kind } });
  expect(await page.send(stationRead)).toMatchObject({ id: 7, ok: true });
  page.close();
});

test('a message over the limit ends that page alone', async () => {
  const page = await connected();
  const ask = { id: 1, call: 'station/read', ask: 'x'.repeat(5 * 1024 * 1024) };
  await expect(page.send(JSON.stringify(ask))).rejects.toThrow('the host hung up');
  await expectUp();
});
