import { describe, expect, test } from 'vitest';
import { denyNetwork, denyPermissions, guardPage } from './guards.ts';
import { unexpectedSwitches } from './switches.ts';
import { windowOptions } from './window.ts';

describe('switches', () => {
  test.each([
    [['.'], []],
    [['/opt/invigil', '--lang=es'], []],
    [['.', '--remote-debugging-port=9222'], ['--remote-debugging-port=9222']],
    [
      ['.', '-inspect', '--no-sandbox'],
      ['-inspect', '--no-sandbox'],
    ],
    [['.', '--lang=es', '--user-data-dir=/tmp/x'], ['--user-data-dir=/tmp/x']],
  ])('%j has the unexpected %j', (argv, unexpected) => {
    expect(unexpectedSwitches(argv, 'linux')).toEqual(unexpected);
  });

  test('on Windows a slash makes a switch too', () => {
    expect(unexpectedSwitches(['/no-sandbox'], 'win32')).toEqual(['/no-sandbox']);
  });
});

test('a page goes nowhere, opens nothing and embeds nothing', () => {
  const listeners = new Map<string, (event: { preventDefault(): void }) => void>();
  const seen: string[] = [];
  let opening: unknown;
  const contents: Parameters<typeof guardPage>[0] = {
    on: (event: string, listener) => listeners.set(event, listener),
    setWindowOpenHandler: (handler) => {
      opening = handler({ url: 'https://evil.example' } as Parameters<typeof handler>[0]);
    },
  };
  guardPage(contents, (kind) => seen.push(kind));
  expect(opening).toEqual({ action: 'deny' });
  expect([...listeners.keys()].toSorted()).toEqual([
    'will-attach-webview',
    'will-frame-navigate',
    'will-navigate',
    'will-redirect',
  ]);
  for (const listener of listeners.values()) {
    let prevented = false;
    listener({ preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  }
  expect(seen).toEqual(['window-blocked', ...Array<string>(4).fill('navigation-blocked')]);
});

test('no permission is given, asked for or looked up', () => {
  const answers: unknown[] = [];
  const note = (answer: unknown) => void answers.push(answer);
  const seen: string[] = [];
  type Session = Parameters<typeof denyPermissions>[0];
  denyPermissions(
    {
      setPermissionRequestHandler: (handler: (...words: unknown[]) => void) =>
        handler(null, 'media', note),
      setPermissionCheckHandler: (handler: (...words: unknown[]) => unknown) =>
        note(handler(null, 'hid')),
      setDevicePermissionHandler: (handler: (details: unknown) => unknown) => note(handler({})),
      setDisplayMediaRequestHandler: (handler: (...words: unknown[]) => void) => handler({}, note),
    } as unknown as Session,
    (_kind, detail) => seen.push(detail),
  );
  expect(answers).toEqual([false, false, false, {}]);
  expect(seen).toEqual(['media']);
});

test.each([
  ['app://invigil/', false],
  ['app://invigil/assets/x.js', false],
  ['data:image/png;base64,', false],
  ['app://invigil.evil/', true],
  ['https://evil.example/', true],
  ['ws://127.0.0.1:1/', true],
  ['file:///etc/passwd', true],
  ['devtools://devtools/', true],
])('a request for %s is cancelled: %s', (url, cancel) => {
  let answer: unknown;
  const onBeforeRequest = (
    listener: (details: { url: string }, respond: (a: unknown) => void) => void,
  ) =>
    listener({ url }, (given) => {
      answer = given;
    });
  type Session = Parameters<typeof denyNetwork>[0];
  denyNetwork({ webRequest: { onBeforeRequest } } as unknown as Session, 'app://invigil');
  expect(answer).toEqual({ cancel });
});

test('the window keeps the page in its sandbox', () => {
  expect(windowOptions('/p.cjs').webPreferences).toMatchObject({
    preload: '/p.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    devTools: false,
  });
});
