import { expect, test } from 'vitest';
import type { Response } from '#contract/wire.ts';
import { APP_ORIGIN, answerAppRequest } from './app-protocol.ts';
import { CALL_CHANNEL, PUSH_CHANNEL } from './channels.ts';
import { publishTo, serveIpc } from './ipc.ts';

type Listener = Parameters<Parameters<typeof serveIpc>[0]['handle']>[1];
type Event = Parameters<Listener>[0];

/** Electron's ipcMain, as far as the gate uses it. */
function fakeIpc() {
  const listeners = new Map<string, Listener>();
  return {
    listeners,
    handle: (channel: string, listener: Listener) => void listeners.set(channel, listener),
    removeHandler: (channel: string) => void listeners.delete(channel),
  };
}

function pageOf(origin: string, isMainFrame = true): Event {
  const frame = { origin };
  const sender = { mainFrame: isMainFrame ? frame : { origin } };
  return { senderFrame: frame, sender } as unknown as Event;
}

function served() {
  const ipc = fakeIpc();
  const asked: unknown[] = [];
  const foreign: string[] = [];
  const answer: Response = { id: 1, ok: true, answer: 'yes' };
  const stop = serveIpc(
    ipc,
    (message) => {
      asked.push(message);
      return Promise.resolve(answer);
    },
    (origin) => foreign.push(origin),
  );
  const call = (event: Event) => ipc.listeners.get(CALL_CHANNEL)?.(event, { id: 1 }) as unknown;
  return { ipc, asked, foreign, stop, call };
}

test('the exam’s own page is heard', async () => {
  const { call, asked } = served();
  expect(await call(pageOf(APP_ORIGIN))).toEqual({ id: 1, ok: true, answer: 'yes' });
  expect(asked).toEqual([{ id: 1 }]);
});

test.each([
  ['another origin', pageOf('https://evil.example')],
  ['an origin that begins like ours', pageOf('app://invigil.evil')],
  ['a file', pageOf('file://')],
  ['a sandboxed frame', pageOf('null')],
  ['a frame inside the page', pageOf(APP_ORIGIN, false)],
  ['a frame that is gone', { senderFrame: null, sender: {} } as unknown as Event],
])('%s is refused before the gate sees anything', (_name, event) => {
  const { call, asked, foreign } = served();
  expect(() => call(event)).toThrow('refused');
  expect(asked).toEqual([]);
  expect(foreign).toHaveLength(1);
});

test('after the stop nobody is heard', () => {
  const { ipc, stop } = served();
  stop();
  expect(ipc.listeners.size).toBe(0);
});

test('news goes to a page that is there, and to none that is gone', () => {
  const sent: unknown[] = [];
  let gone = false;
  const publish = publishTo({
    send: (...words: unknown[]) => void sent.push(words),
    isDestroyed: () => gone,
  });
  publish('engine/changed', { state: 'starting' });
  gone = true;
  publish('engine/changed', { state: 'starting' });
  expect(sent).toEqual([[PUSH_CHANNEL, { event: 'engine/changed', news: { state: 'starting' } }]]);
});

const files = new Map([['/', { type: 'text/html', bytes: new TextEncoder().encode('page') }]]);

test('app:// serves the built files with the same policy as the loopback', async () => {
  const response = answerAppRequest(files, { url: `${APP_ORIGIN}/`, method: 'GET' });
  expect(await response.text()).toBe('page');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test.each([
  ['app://invigil/../../etc/passwd', 'GET', 404],
  ['app://invigil/%2e%2e/%2e%2e/etc/passwd', 'GET', 404],
  ['app://other/', 'GET', 404],
  ['file:///etc/passwd', 'GET', 404],
  ['no address', 'GET', 404],
  ['app://invigil/', 'POST', 405],
])('app:// has nothing at %s by %s', (url, method, status) => {
  expect(answerAppRequest(files, { url, method }).status).toBe(status);
});
