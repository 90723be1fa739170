// The steps that make a window the only thing on the screen, as far as a program can. What each really does on each
// system is in SECURITY.md; the operating system's own kiosk session is what holds.
import type { BrowserWindow, Clipboard, PowerSaveBlocker, Rectangle, WebContents } from 'electron';
import type { Step } from './steps.ts';

type ClipboardPart = Pick<Clipboard, 'clear'> & { readonly selection?: Pick<Clipboard, 'clear'> };

export type LockedWindow = Pick<
  BrowserWindow,
  | 'setBounds'
  | 'setKiosk'
  | 'setAlwaysOnTop'
  | 'setContentProtection'
  | 'setVisibleOnAllWorkspaces'
  | 'setClosable'
  | 'setMinimizable'
  | 'isDestroyed'
> & {
  readonly webContents: Pick<WebContents, 'setVisualZoomLevelLimits' | 'setZoomFactor'>;
};

export type LockdownParts = {
  readonly window: LockedWindow;
  /** The display that the exam is on. */
  readonly bounds: Rectangle;
  readonly clipboard: ClipboardPart;
  readonly power: Pick<PowerSaveBlocker, 'start' | 'stop' | 'isStarted'>;
  /** A part of a step failed that the lock does not stand on. */
  readonly onTrouble: (error: unknown) => void;
};

export const STEP_NAMES = [
  'empty clipboard',
  'keep display awake',
  'fix zoom',
  'hide from capture',
  'cover display',
  'stay on top',
] as const;

/** In the order in which they are applied. */
export function lockdownSteps(parts: LockdownParts): Step[] {
  const { window, bounds, clipboard, power, onTrouble } = parts;
  const onWindow = (change: () => void) => () => {
    // A window that is gone has nothing left to undo.
    if (!window.isDestroyed()) change();
  };
  const [emptied, awake, zoom, capture, cover, top] = STEP_NAMES;
  return [
    {
      name: emptied,
      apply: () => emptyClipboard(clipboard),
      undo: () => emptyClipboard(clipboard),
    },
    keepAwake(awake, power),
    {
      name: zoom,
      apply: () => {
        window.webContents.setZoomFactor(1);
        // The page answers this one, and a page that died never does: nobody waits for it. Electron allows no pinch
        // zoom unless it is asked to, so that a page without an answer has none either.
        window.webContents.setVisualZoomLevelLimits(1, 1).catch(onTrouble);
      },
      undo: () => undefined,
    },
    {
      name: capture,
      apply: () => window.setContentProtection(true),
      undo: onWindow(() => window.setContentProtection(false)),
    },
    {
      name: cover,
      apply: () => {
        window.setBounds(bounds);
        window.setClosable(false);
        window.setMinimizable(false);
        window.setKiosk(true);
      },
      undo: onWindow(() => {
        window.setKiosk(false);
        window.setMinimizable(true);
        window.setClosable(true);
      }),
    },
    {
      name: top,
      apply: () => {
        window.setAlwaysOnTop(true, 'screen-saver');
        window.setVisibleOnAllWorkspaces(true);
      },
      undo: onWindow(() => {
        window.setVisibleOnAllWorkspaces(false);
        window.setAlwaysOnTop(false);
      }),
    },
  ];
}

/** The system's clipboard, and on Linux the selection that the middle button pastes. */
export function emptyClipboard(clipboard: ClipboardPart): void {
  clipboard.clear();
  if (process.platform === 'linux') clipboard.selection?.clear();
}

function keepAwake(name: string, power: LockdownParts['power']): Step {
  let id: number | null = null;
  return {
    name,
    apply: () => {
      id = power.start('prevent-display-sleep');
    },
    undo: () => {
      if (id !== null && power.isStarted(id)) power.stop(id);
      id = null;
    },
  };
}
