// What the editor's gate and the station's watchers saw. A sighting decides nothing and never carries what was
// written, only how long it was.
import { z } from 'zod';

/**
 * - `paste-blocked`: text from outside was pasted by key, middle click or the browser's menu
 * - `drop-blocked`: text or files were dropped
 * - `menu-blocked`: a menu or palette that could paste was asked for, or a paste command was run without a key
 * - `synthetic-input-blocked`: text arrived as if typed, with no keys that explain it
 * - `edit-reverted`: the text changed in a way that is on no list, and was put back
 * - `unkeyed-input`: single characters that no key explains were let in (see `unkeyed` in the edit log)
 * - `dictation`: a longer text without keys was let in under an accommodation
 * - `cadence`: keys came faster or more evenly than hands do; nothing was blocked
 */
export const gateSightingKindShape = z.enum([
  'paste-blocked',
  'drop-blocked',
  'menu-blocked',
  'synthetic-input-blocked',
  'edit-reverted',
  'unkeyed-input',
  'dictation',
  'cadence',
]);

/** The way that was tried, or what stood out. */
export const gateSightingDetailShape = z.enum([
  'clipboard',
  'clipboard-while-inside-copy-held',
  'middle-click',
  'text',
  'files',
  'context-menu',
  'command-palette',
  'paste-command',
  'commit',
  'composition',
  'line-break',
  'find-box',
  'unlisted-command',
  'unlisted-edit',
  'too-fast',
  'too-even',
  'none',
]);

export const gateSightingShape = z.strictObject({
  kind: gateSightingKindShape,
  detail: gateSightingDetailShape,
  /** Unix time of the first of `count`. */
  atMs: z.number(),
  /** UTF-16 units tried, of all `count` together; 0 where it cannot be known (files, menus). */
  length: z.int().min(0),
  /** Tries of the same kind within a second arrive as one sighting. */
  count: z.int().min(1),
});
export type GateSighting = z.infer<typeof gateSightingShape>;

/** A try that was stopped, so that the student is to be told, kindly. The others are for people who look later. */
export function isForStudent(sighting: GateSighting): boolean {
  switch (sighting.kind) {
    case 'paste-blocked':
    case 'drop-blocked':
    case 'menu-blocked':
    case 'synthetic-input-blocked':
    case 'edit-reverted':
      return true;
    case 'unkeyed-input':
    case 'dictation':
    case 'cadence':
      return false;
  }
}

export type GateSightingKind = GateSighting['kind'];
export type GateSightingDetail = GateSighting['detail'];

/**
 * What the page, or the shell around it, says of being looked at. Each way out has its way back.
 * Beside these, a page tells only what its gate saw.
 */
export const attentionKindShape = z.enum([
  'focus-lost',
  'focus-returned',
  'page-hidden',
  'page-shown',
  'full-screen-left',
  'full-screen-entered',
]);

/**
 * What only the shell and the host can see.
 * - `display-added`, `display-removed`, `display-mirrored`: screens beside the one that the exam is on
 * - `navigation-blocked` … `switch-refused`: ways out of the window that were tried and stopped
 * - `remote-session`, `virtual-machine`: hints that the screen is looked at, or the machine run, from elsewhere
 * - `forbidden-process`: a program of the exam's list runs; the detail is its name in that list
 * - `network-changed`: addresses came or went
 * - `system-suspended` … `screen-unlocked`: the machine slept or showed its own lock screen
 * - `clock-jumped`: somebody, or a time server, set the system clock
 * - `page-gone`, `page-failed`, `page-hung`: the window's process died, its page could not be loaded, it stopped answering
 * - `host-restarted`: the program ended without saying so, and was started again
 */
export const shellSightingKindShape = z.enum([
  'display-added',
  'display-removed',
  'display-mirrored',
  'navigation-blocked',
  'window-blocked',
  'download-blocked',
  'shortcut-blocked',
  'permission-blocked',
  'switch-refused',
  'remote-session',
  'virtual-machine',
  'forbidden-process',
  'network-changed',
  'system-suspended',
  'system-resumed',
  'screen-locked',
  'screen-unlocked',
  'clock-jumped',
  'page-gone',
  'page-failed',
  'page-hung',
  'host-restarted',
]);

export const sightingKindShape = z.enum([
  ...gateSightingKindShape.options,
  ...attentionKindShape.options,
  ...shellSightingKindShape.options,
]);
export type SightingKind = z.infer<typeof sightingKindShape>;

export const DETAIL_MAX_CHARS = 120;

export const sightingShape = z.strictObject({
  kind: sightingKindShape,
  /** A word of the lists above, a name of the exam's list, a number of displays; never text of the student's. */
  detail: z.string().max(DETAIL_MAX_CHARS),
  atMs: z.number(),
  /** UTF-16 units tried; 0 where the sighting is not about text. */
  length: z.int().min(0),
  count: z.int().min(1),
});
export type Sighting = z.infer<typeof sightingShape>;

/** What a page may tell. The rest it could only make up. */
export const pageSightingShape = z.discriminatedUnion('kind', [
  gateSightingShape,
  z.strictObject({ kind: attentionKindShape }),
]);
export type PageSighting = z.infer<typeof pageSightingShape>;
