// Keys that would take a student, or the page, somewhere else. Only keys that reach the window can be stopped here; the
// system's own (Windows key, Alt+Tab, Ctrl+Alt+Del) never do.
import type { Input } from 'electron';

type Keys = Pick<Input, 'type' | 'key' | 'control' | 'meta' | 'alt' | 'shift'>;

const ALONE = new Set(['f5', 'f11', 'f12', 'printscreen', 'browserback', 'browserforward']);
/** With Ctrl, on a Mac with Cmd: reload, print, save, open, new window or tab, close, quit, and the page's zoom. */
const WITH_COMMAND = new Set(['r', 'p', 's', 'o', 'n', 't', 'w', 'q', '+', '-', '=', '0']);
/** Developer tools, under whatever name. */
const WITH_COMMAND_AND_SHIFT = new Set(['i', 'j', 'c', 'k', 'delete']);
const WITH_ALT = new Set(['f4', 'arrowleft', 'arrowright', ' ', 'home']);
const MAC_ONLY = new Set(['h', 'm', ',']);

/** The name of the shortcut, such as `ctrl+p`, or null for a key that may pass. */
export function blockedShortcut(
  { type, key, control, meta, alt, shift }: Keys,
  platform = process.platform,
): string | null {
  if (type !== 'keyDown') return null;
  const name = key.toLowerCase();
  const isMac = platform === 'darwin';
  const command = isMac ? meta : control;
  // AltGr arrives as Ctrl+Alt on Windows: it writes @, # and brackets, and those must pass.
  if (control && alt && !isMac) return null;
  if (ALONE.has(name)) return name;
  const word = isMac ? 'cmd' : 'ctrl';
  if (command && shift && WITH_COMMAND_AND_SHIFT.has(name)) return `${word}+shift+${name}`;
  if (command && WITH_COMMAND.has(name)) return `${word}+${name}`;
  if (isMac && meta && MAC_ONLY.has(name)) return `cmd+${name}`;
  if (alt && WITH_ALT.has(name)) return `alt+${name === ' ' ? 'space' : name}`;
  return null;
}
