// Is the window looked at, and does it cover the screen? Events tell at once; a look every second finds what they miss.
import type { BrowserWindow } from 'electron';
import { SECOND_MS } from '#contract/limits.ts';
import type { See, Stop } from './watcher.ts';

type Watched = Pick<BrowserWindow, 'isFocused' | 'isMinimized' | 'isVisible' | 'isDestroyed'> & {
  on(event: WindowEvent, listener: () => void): unknown;
};
type WindowEvent =
  | 'blur'
  | 'focus'
  | 'minimize'
  | 'restore'
  | 'hide'
  | 'show'
  | 'leave-full-screen'
  | 'enter-full-screen';

// Blur may stay out with a window that is always on top, and isFocused may be stale for a moment (electron#3222,
// electron#20464): what two looks in a row agree on is true.
export function watchWindow(window: Watched, see: See, onAway: () => void): Stop {
  let focused = true;
  let shown = true;
  let doubts = 0;

  const setFocus = (now: boolean): void => {
    doubts = 0;
    if (now === focused) return;
    focused = now;
    see(now ? 'focus-returned' : 'focus-lost', 'window');
    if (!now) onAway();
  };
  const setShown = (now: boolean): void => {
    if (now === shown) return;
    shown = now;
    see(now ? 'page-shown' : 'page-hidden', 'window');
  };
  window.on('blur', () => setFocus(false));
  window.on('focus', () => setFocus(true));
  for (const event of ['minimize', 'hide'] as const) window.on(event, () => setShown(false));
  for (const event of ['restore', 'show'] as const) window.on(event, () => setShown(true));
  window.on('leave-full-screen', () => see('full-screen-left', 'window'));
  window.on('enter-full-screen', () => see('full-screen-entered', 'window'));

  const timer = setInterval(() => {
    if (window.isDestroyed()) return;
    setShown(window.isVisible() && !window.isMinimized());
    const isFocused = window.isFocused();
    doubts = isFocused === focused ? 0 : doubts + 1;
    if (doubts >= 2) setFocus(isFocused);
  }, SECOND_MS);
  return () => clearInterval(timer);
}
