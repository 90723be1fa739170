// The keys of the exam screen: what the help lists, and what they do. They work wherever the focus is, editor included.
import { useEffect } from 'react';

export const SHORTCUTS = [
  { name: 'run', keys: ['Ctrl+Enter'] },
  { name: 'submit', keys: ['Ctrl+Shift+Enter'] },
  { name: 'nextProblem', keys: ['Alt+PgDn'] },
  { name: 'previousProblem', keys: ['Alt+PgUp'] },
  { name: 'nextPane', keys: ['F6'] },
  { name: 'previousPane', keys: ['Shift+F6'] },
  { name: 'tab', keys: ['Ctrl+M'] },
  { name: 'undo', keys: ['Ctrl+Z', 'Ctrl+Y'] },
  { name: 'find', keys: ['Ctrl+F'] },
  { name: 'help', keys: ['F1'] },
] as const;

export type Shortcut =
  'run' | 'submit' | 'nextProblem' | 'previousProblem' | 'nextPane' | 'previousPane' | 'help';

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Null for every key that belongs to the page or the editor. Ctrl+Alt is AltGr, which types; it is never a shortcut. */
export function shortcutOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Key): Shortcut | null {
  const command = (ctrlKey || metaKey) && !altKey;
  const onlyAlt = altKey && !ctrlKey && !metaKey && !shiftKey;
  const plain = !ctrlKey && !metaKey && !altKey;
  if (key === 'Enter' && command) return shiftKey ? 'submit' : 'run';
  if (key === 'PageDown' && onlyAlt) return 'nextProblem';
  if (key === 'PageUp' && onlyAlt) return 'previousProblem';
  if (key === 'F6' && plain) return shiftKey ? 'previousPane' : 'nextPane';
  if (key === 'F1' && plain && !shiftKey) return 'help';
  return null;
}

/** Listens before the editor does. A key held down acts once. */
export function useShortcuts(active: boolean, act: (shortcut: Shortcut) => void): void {
  useEffect(() => {
    if (!active) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const shortcut = shortcutOf(event);
      if (shortcut === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) act(shortcut);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [active, act]);
}
