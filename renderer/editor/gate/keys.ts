// Which key presses can write, and what they write. Pure, so that it can be tried without a keyboard.
import type { WritingKey } from './credit.ts';

/** What a keydown says that matters here. */
export type KeyFacts = {
  /** `KeyboardEvent.key` */
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  /** AltGr is down; on Windows Ctrl+Alt also says so where it writes a character. */
  readonly altGraph: boolean;
  /** The press goes to an input method that is composing. */
  readonly composing: boolean;
};

/** A key of some layouts writes a short cluster by itself; anything longer is taken for an input method's. */
const KEY_TEXT_MAX_LENGTH = 4;

const INPUT_METHOD_KEYS = new Set(['Process', 'Dead', 'Unidentified']);
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Fn']);

/** What the press can write, or null where it cannot write. */
export function writingKey(facts: KeyFacts): WritingKey | null {
  if (MODIFIERS.has(facts.key)) return null;
  if (INPUT_METHOD_KEYS.has(facts.key) || facts.composing) return { text: null };
  if (facts.meta) return null;
  if (facts.ctrl && !facts.altGraph && !facts.alt) return null;
  if (facts.key === 'Enter') return { text: '\n' };
  // Named keys (Tab, F5, ArrowLeft …) have ASCII names of two characters or more.
  if (/^[A-Z][A-Za-z0-9]+$/.test(facts.key)) return null;
  return { text: facts.key.length > KEY_TEXT_MAX_LENGTH ? null : facts.key };
}

/** Ctrl+V, Ctrl+Shift+V, Cmd+V or Shift+Insert. */
export function isPasteKey(facts: KeyFacts & { readonly shift: boolean }): boolean {
  if (facts.key === 'Insert') return facts.shift;
  return (facts.ctrl || facts.meta) && !facts.alt && facts.key.toLowerCase() === 'v';
}
