// At every step of starting and locking something breaks: the call fails, the main process dies, the page dies. Nobody
// is trapped, and the next start undoes what was applied.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { bundleStep, screens, shellApp } from '../../../build/setup/bundles.ts';
import { STEP_NAMES } from '../../kiosk/lockdown.ts';
import { root } from '../support/host.ts';
import { launchAlone } from './bench.ts';
import type { BenchOptions, Main } from './bench.ts';
import type { AskedOfElectron } from './line.ts';

type StepName = (typeof STEP_NAMES)[number];
type Call = readonly [what: string, ...args: unknown[]];

const CLEARED: readonly Call[] = [
  ['clipboard.clear'],
  ...(process.platform === 'linux' ? [['clipboard.selection.clear'] as const] : []),
];
const BOUNDS = { x: 0, y: 0, width: 1920, height: 1080 };

/** What each step asks of Electron, and what its undoing does. A step that is missing here does not compile. */
const STEPS: Record<StepName, { readonly apply: readonly Call[]; readonly undo: readonly Call[] }> =
  {
    'empty clipboard': { apply: CLEARED, undo: CLEARED },
    'keep display awake': {
      apply: [['powerSaveBlocker.start', 'prevent-display-sleep']],
      undo: [['powerSaveBlocker.stop', 1]],
    },
    'fix zoom': {
      apply: [
        ['page.setZoomFactor', 1],
        ['page.setVisualZoomLevelLimits', 1, 1],
      ],
      undo: [],
    },
    'hide from capture': {
      apply: [['window.setContentProtection', true]],
      undo: [['window.setContentProtection', false]],
    },
    'cover display': {
      apply: [
        ['window.setBounds', BOUNDS],
        ['window.setClosable', false],
        ['window.setMinimizable', false],
        ['window.setKiosk', true],
      ],
      undo: [
        ['window.setKiosk', false],
        ['window.setMinimizable', true],
        ['window.setClosable', true],
      ],
    },
    'stay on top': {
      apply: [
        ['window.setAlwaysOnTop', true, 'screen-saver'],
        ['window.setVisibleOnAllWorkspaces', true],
      ],
      undo: [
        ['window.setVisibleOnAllWorkspaces', false],
        ['window.setAlwaysOnTop', false],
      ],
    },
  };

/** What comes before the steps, where a failure must not leave a process without a window behind. */
const STARTING: readonly Call[] = [
  ['Menu.setApplicationMenu', null],
  ['new BrowserWindow'],
  ['window.show'],
  ['utilityProcess.fork'],
];
const LOCKING = STEP_NAMES.flatMap((step) => STEPS[step].apply.map((call) => ({ step, call })));
const ALL = LOCKING.map(({ call }) => call);
const BY_NAME = LOCKING.map(({ step, call }) => [`${step}: ${call[0]}`, call, step] as const);
const LAST = 'window.setVisibleOnAllWorkspaces';
const KNOWN = new Set(
  Object.values(STEPS).flatMap(({ apply, undo }) => [...apply, ...undo].map(([what]) => what)),
);

beforeAll(async () => {
  for (const bundle of [screens, shellApp]) {
    const built = await bundleStep(root, bundle).run(() => undefined);
    if (!built.ok) throw new Error(built.error.sentence);
  }
});

function alone(how: 'kill' | 'throw' | 'gone', [what, ...args]: Call, options: BenchOptions = {}) {
  // What the window was made or loaded with says nothing here, nor do the bounds, which are another object.
  const isPlain = args.every((arg) => typeof arg !== 'object' || arg === null);
  const main = launchAlone({
    kiosk: true,
    breaks: { how, what, args: isPlain ? args : [] },
    ...options,
  });
  onTestFinished(() => main.stop());
  return main;
}
const memoryOf = ({ dataDir }: Main) => join(dataDir, 'kiosk-steps.json');
const callsOf = (main: Main): Call[] =>
  main
    .asked()
    .filter(isOfSteps)
    .map(({ what, args }): Call => [what, ...args]);
const isOfSteps = ({ what }: AskedOfElectron): boolean => KNOWN.has(what);
const undoing = (steps: readonly StepName[]) =>
  steps.toReversed().flatMap((step) => [...STEPS[step].undo]);

describe('it fails, and what was applied is undone', () => {
  test.each(BY_NAME)('%s', async (_name, call, step) => {
    const main = alone('throw', call);
    expect(await main.ended).toMatchObject({ code: 1 });
    const touched = STEP_NAMES.slice(0, STEP_NAMES.indexOf(step) + 1);
    // A blocker that was never started has nothing to stop.
    const undone = undoing(touched).filter(
      ([what]) => what !== 'powerSaveBlocker.stop' || call[0] !== 'powerSaveBlocker.start',
    );
    const asked = [...ALL.slice(0, ALL.indexOf(call) + 1), ...undone];
    expect(callsOf(main)).toEqual(asked);
    expect(existsSync(memoryOf(main))).toBe(false);
    const names = main.asked().map(({ what }) => what);
    expect(names.indexOf('dialog.showErrorBox')).toBeGreaterThan(names.indexOf('window.destroy'));
    expect(names).toContain('window.destroy');
  });

  test.each(STARTING.map((call) => [call[0], call] as const))(
    'before the first step: %s',
    async (_name, call) => {
      const main = alone('throw', call);
      expect(await main.ended).toMatchObject({ code: 1 });
      expect(callsOf(main)).toEqual([]);
      expect(main.asked().map(({ what }) => what)).toContain('dialog.showErrorBox');
    },
  );
});

test('the main process dies at each step in turn: each start undoes what the one before left', async () => {
  const first = launchAlone({ loads: () => false });
  onTestFinished(() => rmSync(first.dataDir, { recursive: true, force: true }));
  await first.ended;
  const { dataDir } = first;
  const remembered = (): StepName[] =>
    existsSync(memoryOf(first)) ? JSON.parse(readFileSync(memoryOf(first), 'utf8')) : [];
  // A fresh process holds no blocker of the one before: the system let go of it.
  const awaited = (left: readonly StepName[]) =>
    [...undoing(left), ...ALL].filter(([what]) => what !== 'powerSaveBlocker.stop');
  for (const { call } of LOCKING) {
    const expected = awaited(remembered());
    const main = alone('kill', call, { dataDir });
    expect(await main.ended).toMatchObject({ signal: 'SIGKILL' });
    // What was asked in the last moment may not have been told any more.
    const told = callsOf(main);
    expect([call, told]).toEqual([call, expected.slice(0, told.length)]);
    const [what] = call;
    const isStillUndoing =
      what.startsWith('clipboard') && told.length < expected.length - ALL.length;
    if (!isStillUndoing) expect(remembered()).toContain(stepOf(call));
  }
  const expected = awaited(remembered());
  expect(expected.length).toBeGreaterThan(ALL.length);
  const last = launchAlone({ kiosk: true, dataDir });
  onTestFinished(() => last.stop());
  await last.untilAsked(LAST, true);
  expect(callsOf(last)).toEqual(expected);
  expect(remembered()).toEqual(STEP_NAMES);
});

const stepOf = (wanted: Call) => LOCKING.find(({ call }) => call === wanted)?.step;

describe('the page dies', () => {
  test.each(BY_NAME)('at %s: it is loaded again, and the screen is taken', async (_name, call) => {
    const main = alone('gone', call);
    await main.untilAsked(LAST, true);
    expect(callsOf(main)).toEqual(ALL);
    const loads = () => main.asked().filter(({ what }) => what === 'window.loadURL').length;
    await expect.poll(loads, { timeout: 60_000 }).toBe(2);
  });

  test.each(BY_NAME)('at %s, for good: the screen is given back', async (_name, call) => {
    const main = alone('gone', call, { loads: (nth) => nth === 1 });
    expect(await main.ended).toMatchObject({ code: 1 });
    for (const [what, off] of [
      ['window.setKiosk', false],
      ['window.setAlwaysOnTop', false],
      ['window.setContentProtection', false],
      ['window.setClosable', true],
    ])
      expect([undefined, off]).toContain(callsOf(main).findLast(([asked]) => asked === what)?.[1]);
    expect(main.asked().map(({ what }) => what)).toContain('window.destroy');
    expect(existsSync(memoryOf(main))).toBe(false);
  });
});
