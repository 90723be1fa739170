// An attempt to play back: a text that was typed, with a long pause, a paste, two submissions and the incidents given.
import type { Edit } from '#contract/edit.ts';
import type { Incident } from '#contract/incident.ts';
import type { Replay } from '#contract/proctoring.ts';
import { NOON_MS } from './exam-fixtures.ts';

const KEY_MS = 180;
const PAUSE_MS = 240_000;

export function replayed(source: string, incidents: readonly Incident[]): Replay {
  const half = Math.floor(source.length / 2);
  const typed = Array.from(source, (inserted, offset): Edit => {
    const pauseMs = offset > half ? PAUSE_MS : 0;
    return {
      seq: offset + 1,
      atMs: NOON_MS + pauseMs + offset * KEY_MS,
      source: 'typed',
      changes: [{ offset, removedLength: 0, inserted }],
    };
  });
  const endMs = NOON_MS + PAUSE_MS + source.length * KEY_MS;
  const pasted: Edit = {
    seq: source.length + 1,
    atMs: endMs + 4_000,
    source: 'internal-paste',
    changes: [{ offset: source.length, removedLength: 0, inserted: 'print(suma(2, 3))\n' }],
  };
  return {
    base: '',
    edits: [...typed, pasted],
    incidents: incidents
      .toReversed()
      .map((incident, at) => ({ ...incident, atMs: NOON_MS + (at + 1) * 60_000 })),
    submissions: [
      { atMs: endMs, seq: source.length, code: 'Q7MX-4T2K' },
      { atMs: pasted.atMs + 3_000, seq: pasted.seq, code: 'W7QX-9RTC' },
    ],
  };
}
