// Watchers report what they see and decide nothing.
import type { Sighting, SightingKind } from '#contract/sighting.ts';

export type See = (kind: SightingKind, detail: string) => void;

/** Ends the watch. */
export type Stop = () => void;

/** A sighting of this moment that is not about text. */
export const sightingNow = (kind: SightingKind, detail: string, atMs: number): Sighting => ({
  kind,
  detail,
  atMs,
  length: 0,
  count: 1,
});
