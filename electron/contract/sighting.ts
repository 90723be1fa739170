// What the editor's gate saw. A sighting decides nothing and never carries what was written, only how long it was.
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
