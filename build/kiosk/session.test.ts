// The sessions of the operating systems, as far as they can be tried here: cage without a display, files by their form.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';

const run = promisify(execFile);
const linux = path.join(import.meta.dirname, 'linux');
const windows = path.join(import.meta.dirname, 'windows');
const isRoot = process.getuid?.() === 0;
// Debian's cage does not start without Xwayland, though nothing here speaks X.
const hasCage = ['/usr/bin/cage', '/usr/bin/Xwayland'].every((file) => existsSync(file));

function scratch(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'invigil-kiosk-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

// cage refuses to run for root, as a session never does.
const NOBODY = 65_534;

/** Starts the session file with a program in the exam's place, on a compositor without a display. */
function session(program: string) {
  const dir = scratch();
  const stand = path.join(dir, 'program');
  writeFileSync(stand, `#!/bin/sh\n${program}\n`);
  chmodSync(stand, 0o755);
  const runtime = path.join(dir, 'run');
  mkdirSync(runtime, { mode: 0o700 });
  const file = path.join(dir, 'invigil-session');
  copyFileSync(path.join(linux, 'invigil-session'), file);
  if (isRoot) for (const place of [dir, stand, runtime, file]) chownSync(place, NOBODY, NOBODY);
  const child = spawn(file, [], {
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
    cwd: dir,
    env: {
      PATH: process.env['PATH'],
      HOME: dir,
      XDG_RUNTIME_DIR: runtime,
      INVIGIL_PROGRAM: stand,
      WLR_BACKENDS: 'headless',
      WLR_RENDERER: 'pixman',
      WLR_LIBINPUT_NO_DEVICES: '1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit').then(([code]: unknown[]) => code);
  const firstLine = Promise.race([
    once(child.stdout.setEncoding('utf8'), 'data').then(([text]: unknown[]) => String(text)),
    ended.then((code) => `the session ended with ${String(code)}`),
  ]);
  return { child, ended, firstLine, runtime };
}

describe.skipIf(!hasCage)(
  hasCage
    ? 'the Linux session'
    : 'the Linux session: skipped, cage and Xwayland are not on this machine',
  () => {
    test('shows the program on a display of its own, asks it for kiosk steps, and ends with it', async () => {
      const { ended, firstLine, runtime } = session(
        'echo "$WAYLAND_DISPLAY $INVIGIL_KIOSK $1 $(test -S "$XDG_RUNTIME_DIR/$WAYLAND_DISPLAY" && echo socket)"',
      );
      expect(await firstLine).toMatch(/^wayland-\d+ 1 --ozone-platform=wayland socket/);
      expect(await ended).toBe(0);
      expect(existsSync(path.join(runtime, 'wayland-0'))).toBe(false);
    }, 30_000);

    test('ends with the exit code of the program, which cage itself swallows', async () => {
      const { ended, firstLine } = session('echo begun; exit 3');
      expect(await firstLine).toBe('begun\n');
      expect(await ended).toBe(3);
    }, 30_000);

    test('is ended in order by the system, and the program with it', async () => {
      const { child, ended, firstLine } = session('echo $$; exec sleep 600');
      const pid = Number(await firstLine);
      expect(existsSync(`/proc/${pid}`)).toBe(true);
      child.kill('SIGTERM');
      expect(await ended).toBe(143);
      await expect.poll(() => existsSync(`/proc/${pid}`), { timeout: 10_000 }).toBe(false);
    }, 30_000);
  },
);

test('the session says what is missing where the program is not installed', async () => {
  const failed = run(path.join(linux, 'invigil-session'), [], {
    env: { PATH: process.env['PATH'], INVIGIL_PROGRAM: '/nowhere/invigil' },
  });
  await expect(failed).rejects.toMatchObject({
    code: 127,
    stderr: expect.stringContaining('install Invigil first'),
  });
});

test('no console can be switched to: cage never gets -s', () => {
  const words = readFileSync(path.join(linux, 'invigil-session'), 'utf8');
  const call = words.split('\n').find((line) => line.startsWith('cage ')) ?? '';
  expect(call).not.toBe('');
  expect(call.split(' ')).not.toContain('-s');
  expect(call).not.toMatch(/ -[a-z]*s[a-z]* /);
});

test.skipIf(!isRoot)('installing twice and undoing twice leaves nothing behind', async () => {
  const root = scratch();
  const env = { ...process.env, INVIGIL_ROOT: root };
  const files = [
    'usr/local/bin/invigil-session',
    'usr/share/wayland-sessions/invigil.desktop',
    'etc/systemd/system/invigil-kiosk.service',
  ].map((file) => path.join(root, file));
  for (let times = 0; times < 2; times += 1)
    await run('sh', [path.join(linux, 'install.sh'), '--at-boot'], { env });
  expect(files.map((file) => existsSync(file))).toEqual([true, true, true]);
  for (let times = 0; times < 2; times += 1)
    await run('sh', [path.join(linux, 'undo.sh')], { env });
  expect(files.map((file) => existsSync(file))).toEqual([false, false, false]);
});

test('the boot service starts the session file that is installed, and a crash brings it back', () => {
  const unit = readFileSync(path.join(linux, 'invigil-kiosk.service'), 'utf8');
  expect(unit).toContain('ExecStart=/usr/local/bin/invigil-session');
  expect(unit).toContain('Restart=on-failure');
});

describe('Windows', () => {
  const xml = (name: string) => readFileSync(path.join(windows, name), 'utf8');
  const profileOf = (text: string) => [...text.matchAll(/Profile Id="(\{[0-9a-f-]{36}\})"/g)];

  test.each(['assigned-access.xml', 'shell-launcher.xml'])(
    '%s closes every element, and its account has the profile that it defines',
    (name) => {
      const text = xml(name).replaceAll(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>/g, '');
      const open: string[] = [];
      for (const [, closing, tag = '', self] of text.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)) {
        if (closing === '/') expect(open.pop()).toBe(tag);
        else if (self !== '/') open.push(tag);
      }
      expect(open).toEqual([]);
      const ids = profileOf(text).map(([, id]) => id);
      expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
      expect(text).toContain('@ACCOUNT@');
      expect(text).toContain('%ProgramFiles%\\Invigil\\Invigil.exe');
    },
  );

  test('what install.ps1 sets, undo.ps1 takes back', () => {
    const set = [...xml('install.ps1').matchAll(/Set-Policy \$system '(\w+)'/g)].map(
      ([, name]) => name,
    );
    expect(set.length).toBeGreaterThan(0);
    for (const name of set) expect(xml('undo.ps1')).toContain(`'${name}'`);
    for (const part of ['Configuration', 'ShellLauncher'])
      expect(xml('undo.ps1')).toContain(`$access.${part} = $null`);
  });
});
