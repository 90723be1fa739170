// Where proctoring stands with one attempt, as it outlives the program.
import { z } from 'zod';
import { incidentIdShape } from '#contract/incident.ts';
import { matterShape } from '#contract/proctoring-policy.ts';
import { newWatch } from './rules/watch.ts';
import type { Watch } from './rules/watch.ts';

export const standingShape = z.strictObject({
  counted: z.partialRecord(matterShape, z.int().min(0)),
  /** The incident that locked the screen, and what the lock screen shows for it. */
  lock: z.strictObject({ incidentId: incidentIdShape, request: z.string() }).nullable(),
  /** Warnings that the student has not confirmed. */
  unconfirmed: z.array(incidentIdShape),
});
export type Standing = z.infer<typeof standingShape>;

export const newStanding: Standing = { counted: {}, lock: null, unconfirmed: [] };

/** Counts and the lock come back after a restart; an absence shows anew by itself. */
export const watchOf = ({ counted, lock }: Standing): Watch => ({
  ...newWatch,
  counted,
  locked: lock !== null,
});
