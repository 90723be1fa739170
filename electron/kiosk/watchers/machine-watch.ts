// What the system tells of its displays, its sleep and its own lock screen.
import type { Display, PowerMonitor, Screen } from 'electron';
import type { See } from './watcher.ts';

type DisplayEvent = 'display-added' | 'display-removed' | 'display-metrics-changed';

export type Displays = Pick<Screen, 'getAllDisplays'> & {
  on(event: DisplayEvent, listener: () => void): unknown;
};

/** Reports displays beside the exam's own: those that are there already, and each change. */
export function watchDisplays(screen: Displays, see: See): void {
  let known = 1;
  let mirrored = false;
  const look = (): void => {
    const displays = screen.getAllDisplays();
    if (displays.length > known) see('display-added', String(displays.length));
    if (displays.length < known) see('display-removed', String(displays.length));
    known = displays.length;
    const now = areMirrored(displays);
    if (now && !mirrored) see('display-mirrored', String(displays.length));
    mirrored = now;
  };
  for (const event of ['display-added', 'display-removed', 'display-metrics-changed'] as const)
    screen.on(event, look);
  look();
}

/** Displays that show the same part of the desktop. Where the system tells of one alone, nothing can be seen of it. */
function areMirrored(displays: readonly Pick<Display, 'bounds'>[]): boolean {
  const places = displays.map(({ bounds: { x, y } }) => `${x},${y}`);
  return new Set(places).size < places.length;
}

export type Power = {
  on(event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen', listener: () => void): unknown;
} & Pick<PowerMonitor, 'getSystemIdleState'>;

export function watchPower(power: Pick<Power, 'on'>, see: See): void {
  power.on('suspend', () => see('system-suspended', 'none'));
  power.on('resume', () => see('system-resumed', 'none'));
  // Only Windows and macOS tell of their lock screens.
  power.on('lock-screen', () => see('screen-locked', 'none'));
  power.on('unlock-screen', () => see('screen-unlocked', 'none'));
}
