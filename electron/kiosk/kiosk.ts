// The window as a kiosk: locked step by step, watched, and given back in any case.
import type { BrowserWindow, Clipboard, PowerMonitor, PowerSaveBlocker, Screen } from 'electron';
import type { Sighting } from '#contract/sighting.ts';
import type { Result } from '#contract/result.ts';
import type { Logger } from '../station/logger.ts';
import { STEP_NAMES, emptyClipboard, lockdownSteps } from './lockdown.ts';
import { blockedShortcut } from './shortcuts.ts';
import { stepMemory } from './step-memory.ts';
import { applyAll, undoLeftovers } from './steps.ts';
import type { Applied, StepFault } from './steps.ts';
import { seeMachineHints } from './watchers/machine-hints.ts';
import { watchDisplays, watchPower } from './watchers/machine-watch.ts';
import { watchNetwork } from './watchers/network-watch.ts';
import { runningPrograms, watchProcesses } from './watchers/process-watch.ts';
import { sightingNow } from './watchers/watcher.ts';
import type { See, Stop } from './watchers/watcher.ts';
import { watchWindow } from './watchers/window-watch.ts';

export type KioskParts = {
  readonly window: BrowserWindow;
  readonly screen: Screen;
  readonly clipboard: Clipboard;
  readonly powerSaveBlocker: PowerSaveBlocker;
  readonly powerMonitor: PowerMonitor;
  readonly dataDir: string;
  readonly see: (sighting: Sighting) => void;
  /** Programs that the exam forbids, as it stands now. */
  readonly forbidden: () => readonly string[];
  readonly log: Logger;
};

export type Kiosk = {
  readonly see: See;
  /** Takes the screen. A fault names the step that failed; nothing is left applied then. */
  lock(): Promise<Result<Applied, StepFault>>;
  /** Starts to report. */
  watch(): Stop;
  /** Gives the screen back. Safe at any time, and twice. */
  giveBack(): Promise<void>;
};

export function createKiosk(parts: KioskParts): Kiosk {
  const { window, screen, clipboard, log } = parts;
  const see: See = (kind, detail) => parts.see(sightingNow(kind, detail, Date.now()));
  const memory = stepMemory(parts.dataDir, STEP_NAMES);
  const { bounds } = screen.getPrimaryDisplay();
  const steps = lockdownSteps({
    ...{ window, bounds, clipboard, power: parts.powerSaveBlocker },
    onTrouble: (error) => log.warn('the limits of zoom are not set', { error }),
  });
  const complain = (faults: readonly StepFault[]) => {
    for (const { step, error } of faults) log.error('a step could not be undone', { step, error });
  };
  let applied: Applied | null = null;
  let isGivenBack = false;

  return {
    see,
    async lock() {
      complain(await undoLeftovers(steps, memory));
      const locked = await applyAll(steps, memory);
      if (!locked.ok) return locked;
      applied = locked.value;
      // Asked for while the steps were on their way.
      if (isGivenBack) complain(await applied.undoAll());
      return locked;
    },
    watch() {
      const stops = [
        watchWindow(window, see, () => emptyClipboard(clipboard)),
        watchNetwork(see),
        watchProcesses(
          {
            forbidden: parts.forbidden,
            running: () => runningPrograms(),
            onTrouble: (error) => log.warn('the programs cannot be listed', { error }),
          },
          see,
        ),
      ];
      watchDisplays(screen, see);
      watchPower(parts.powerMonitor, see);
      seeMachineHints(see, process.env);
      stopKeys(window, see);
      return () => {
        for (const stop of stops) stop();
      };
    },
    async giveBack() {
      isGivenBack = true;
      if (applied !== null) complain(await applied.undoAll());
    },
  };
}

function stopKeys(window: BrowserWindow, see: See): void {
  const { webContents } = window;
  webContents.on('before-input-event', (event, input) => {
    const shortcut = blockedShortcut(input);
    if (shortcut === null) return;
    event.preventDefault();
    if (!input.isAutoRepeat) see('shortcut-blocked', shortcut);
  });
  // Alt+Space opens the window's own menu on Windows, past before-input-event (electron#49507).
  window.on('system-context-menu', (event) => event.preventDefault());
}
