// A real input method on a display of its own: IBus with its pinyin engine, as desktops run it. Optional on a machine:
// `apt-get install ibus ibus-gtk3 ibus-libpinyin dbus`.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { endChild, endOf, unlessEnded } from '../../../electron/testing/child.ts';

const run = promisify(execFile);
/** The daemon is asked again where it takes longer. */
const ASK_MAX_MS = 10_000;

export const hasInputMethod = [
  '/usr/bin/ibus-daemon',
  '/usr/share/ibus/component/libpinyin.xml',
].every((path) => existsSync(path));

export type InputMethod = {
  /** What a program needs in its environment to be served. */
  readonly env: Readonly<Record<string, string>>;
  /** Only once a program that takes text has the focus. */
  choose(engine: 'libpinyin' | 'xkb:us::eng'): Promise<void>;
  close(): Promise<void>;
};

export async function startInputMethod(display: string): Promise<InputMethod> {
  const home = mkdtempSync(join(tmpdir(), 'invigil-ibus-'));
  const bus = spawn('dbus-daemon', ['--session', '--print-address', '--nofork', '--nopidfile'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const line = once(createInterface({ input: bus.stdout }), 'line');
  const [address] = await unlessEnded('dbus-daemon', endOf(bus), line);
  const env = {
    DISPLAY: display,
    DBUS_SESSION_BUS_ADDRESS: String(address),
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    GTK_IM_MODULE: 'ibus',
    XMODIFIERS: '@im=ibus',
    LC_ALL: 'C.UTF-8',
  };
  const whole = { ...process.env, ...env };
  const daemon = spawn('ibus-daemon', ['--xim', '--panel=disable'], {
    env: whole,
    stdio: 'ignore',
  });
  void endOf(daemon);
  const current = (): Promise<string> =>
    run('ibus', ['engine'], { env: whole, timeout: ASK_MAX_MS }).then(
      ({ stdout }) => stdout.trim(),
      // Until the daemon answers there is no engine.
      () => 'none',
    );
  return {
    env,
    choose: async (engine) => {
      const choose = async (): Promise<string> => {
        // It fails where the engine takes its time to start, and has still chosen it.
        await run('ibus', ['engine', engine], { env: whole, timeout: ASK_MAX_MS }).catch(
          () => null,
        );
        return current();
      };
      await expect.poll(choose, { timeout: 20_000 }).toBe(engine);
    },
    close: async () => {
      await Promise.all([endChild(daemon, 'SIGTERM'), endChild(bus, 'SIGTERM')]);
      rmSync(home, { recursive: true, force: true });
    },
  };
}
