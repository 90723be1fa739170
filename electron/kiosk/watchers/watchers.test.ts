import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { freshDirectory } from '../../testing/fresh-database.ts';
import { remoteSessionHint, virtualMachineHint } from './machine-hints.ts';
import { watchDisplays, watchPower } from './machine-watch.ts';
import { interfacesUp, watchNetwork } from './network-watch.ts';
import { forbiddenAmong, runningPrograms, watchProcesses } from './process-watch.ts';
import { watchWindow } from './window-watch.ts';

afterEach(() => void vi.useRealTimers());

const seeing = () => {
  const seen: string[] = [];
  return { seen, see: (kind: string, detail: string) => void seen.push(`${kind} ${detail}`) };
};

describe('the window', () => {
  function window() {
    const state = { focused: true, visible: true, minimized: false };
    const events = new EventEmitter();
    return Object.assign(events, {
      state,
      isFocused: () => state.focused,
      isVisible: () => state.visible,
      isMinimized: () => state.minimized,
      isDestroyed: () => false,
    });
  }

  test('tells once of the focus that goes and comes, and lets the clipboard be emptied', () => {
    const { seen, see } = seeing();
    const watched = window();
    let emptied = 0;
    const stop = watchWindow(watched, see, () => (emptied += 1));
    for (const event of ['blur', 'blur', 'focus', 'minimize', 'restore', 'leave-full-screen'])
      watched.emit(event);
    stop();
    expect(seen).toEqual([
      'focus-lost window',
      'focus-returned window',
      'page-hidden window',
      'page-shown window',
      'full-screen-left window',
    ]);
    expect(emptied).toBe(1);
  });

  test('is looked at every second: what no event told is seen after two looks, a stale one is not', () => {
    vi.useFakeTimers();
    const { seen, see } = seeing();
    const watched = window();
    const stop = watchWindow(watched, see, () => undefined);
    watched.state.focused = false;
    vi.advanceTimersByTime(1_000);
    watched.state.focused = true;
    vi.advanceTimersByTime(5_000);
    expect(seen).toEqual([]);
    watched.state.focused = false;
    vi.advanceTimersByTime(2_000);
    expect(seen).toEqual(['focus-lost window']);
    stop();
  });
});

test('displays beside the exam’s own are told: those that are there, each change, and mirrors', () => {
  const { seen, see } = seeing();
  const at = (x: number) => ({ bounds: { x, y: 0, width: 10, height: 10 } });
  let displays = [at(0), at(10)];
  const screen = Object.assign(new EventEmitter(), { getAllDisplays: () => displays as never });
  watchDisplays(screen, see);
  displays = [at(0), at(0)];
  screen.emit('display-metrics-changed');
  screen.emit('display-metrics-changed');
  displays = [at(0)];
  screen.emit('display-removed');
  expect(seen).toEqual(['display-added 2', 'display-mirrored 2', 'display-removed 1']);
});

test('sleep and the system’s own lock screen are told as they come', () => {
  const { seen, see } = seeing();
  const power = new EventEmitter();
  watchPower(power, see);
  for (const event of ['suspend', 'resume', 'lock-screen', 'unlock-screen']) power.emit(event);
  expect(seen.map((line) => line.split(' ')[0])).toEqual([
    'system-suspended',
    'system-resumed',
    'screen-locked',
    'screen-unlocked',
  ]);
});

describe('programs', () => {
  test('a real one of the list is seen among those that run, by its whole name', async () => {
    const program = path.join(freshDirectory(), 'rustdesk');
    copyFileSync('/bin/sleep', program);
    const child = spawn(program, ['60'], { stdio: 'ignore' });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child, 'spawn');
    const { seen, see } = seeing();
    let stop = () => undefined as void;
    await new Promise<void>((resolve) => {
      stop = watchProcesses(
        {
          forbidden: () => ['RustDesk', 'rust', 'sleepwalker'],
          running: () => runningPrograms('linux'),
          onTrouble: (error) => see('trouble', String(error)),
        },
        (kind, detail) => {
          see(kind, detail);
          resolve();
        },
      );
    });
    stop();
    expect(seen).toEqual(['forbidden-process RustDesk']);
  });

  test.each([
    [['chrome'], ['chrome.exe'], ['chrome']],
    [['TeamViewer'], ['teamviewer'], ['TeamViewer']],
    [['anydesk'], ['anydesk-helper', 'any'], []],
  ])('of the list %j, with %j running, %j are named', (list, running, named) => {
    expect(forbiddenAmong(new Set(running), list)).toEqual(named);
  });

  test('a list that cannot be had is trouble, not an accusation', async () => {
    const { seen, see } = seeing();
    await new Promise<void>((resolve) => {
      const stop = watchProcesses(
        {
          forbidden: () => ['a'],
          running: () => Promise.reject(new Error('tasklist is not allowed')),
          onTrouble: () => resolve(),
        },
        see,
      );
      onTestFinished(stop);
    });
    expect(seen).toEqual([]);
  });
});

test('interfaces that come and go are named, without their addresses', () => {
  vi.useFakeTimers();
  const { seen, see } = seeing();
  let up = ['eth0'];
  const stop = watchNetwork(see, () => up);
  vi.advanceTimersByTime(5_000);
  up = ['usb0'];
  vi.advanceTimersByTime(5_000);
  stop();
  expect(seen).toEqual(['network-changed +usb0 -eth0']);
  const address = {
    address: '10.0.0.2',
    netmask: '',
    mac: '',
    cidr: null,
    family: 'IPv4',
  } as const;
  expect(
    interfacesUp({
      lo: [{ ...address, internal: true }],
      eth1: [{ ...address, internal: false }],
    }),
  ).toEqual(['eth1']);
});

test.each([
  ['QEMU', 'qemu'],
  ['innotek GmbH VirtualBox', 'virtualbox'],
  ['Dell Inc.', null],
])('a maker called %s hints at %s', (vendor, hint) => {
  expect(virtualMachineHint((file) => (file.endsWith('sys_vendor') ? vendor : null))).toBe(hint);
});

test.each([
  [{ SESSIONNAME: 'RDP-Tcp#12' }, 'rdp'],
  [{ SESSIONNAME: 'Console' }, null],
  [{ XRDP_SESSION: '1' }, 'xrdp'],
  [{ VNCDESKTOP: 'x' }, 'vnc'],
  [{ SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }, 'ssh'],
  [{}, null],
])('a session with %j is remote by %s', (environment, hint) => {
  expect(remoteSessionHint(environment)).toBe(hint);
});
