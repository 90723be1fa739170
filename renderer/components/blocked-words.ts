// Which of the gate's sightings a student is told of, and with which words. The others are for the log alone.
import type { GateSighting } from '#contract/sighting.ts';

export type BlockedWords = 'blocked' | 'blockedDrop' | 'blockedInput';

export function blockedWords(sighting: GateSighting): BlockedWords | null {
  switch (sighting.kind) {
    case 'paste-blocked':
      return 'blocked';
    case 'drop-blocked':
      return 'blockedDrop';
    case 'synthetic-input-blocked':
    case 'edit-reverted':
      return 'blockedInput';
    case 'menu-blocked':
    case 'unkeyed-input':
    case 'dictation':
    case 'cadence':
      return null;
  }
}
