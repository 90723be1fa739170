// With which words a student is told of what the gate stopped; null for what was let in, and is for the log alone.
import type { GateSighting } from '#contract/sighting.ts';

export type BlockedWords = 'blocked' | 'blockedDrop' | 'blockedMenu' | 'blockedInput';

export function blockedWords(sighting: GateSighting): BlockedWords | null {
  switch (sighting.kind) {
    case 'paste-blocked':
      return 'blocked';
    case 'drop-blocked':
      return 'blockedDrop';
    case 'menu-blocked':
      return 'blockedMenu';
    case 'synthetic-input-blocked':
    case 'edit-reverted':
      return 'blockedInput';
    case 'unkeyed-input':
    case 'dictation':
    case 'cadence':
      return null;
  }
}
