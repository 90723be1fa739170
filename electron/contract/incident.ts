// An incident: a recorded sighting with what the policy said of it.
import { z } from 'zod';
import { matterShape } from './proctoring-policy.ts';
import { DETAIL_MAX_CHARS, sightingKindShape } from './sighting.ts';

/** Number of the incident's entry in the station's log. */
export const incidentIdShape = z.int().min(1);
export type IncidentId = z.infer<typeof incidentIdShape>;

/** How it most likely came about. A class is a reading for people; no class takes points. */
export const incidentClassShape = z.enum(['accident', 'ambiguous', 'deliberate']);
export type IncidentClass = z.infer<typeof incidentClassShape>;

export const actionShape = z.enum(['record', 'warn', 'lock']);
export type Action = z.infer<typeof actionShape>;

export const STATEMENT_MAX_CHARS = 2_000;

export const incidentShape = z.strictObject({
  id: incidentIdShape,
  atMs: z.number(),
  kind: sightingKindShape,
  detail: z.string().max(DETAIL_MAX_CHARS),
  length: z.int().min(0),
  count: z.int().min(1),
  matter: matterShape,
  class: incidentClassShape,
  action: actionShape,
  /** Warnings of this matter that are left before it locks; null where it never locks. */
  warningsLeft: z.int().min(0).nullable(),
  /** How long the student was away, once that is known; null for what is no absence. */
  awayMs: z.number().min(0).nullable(),
  /** The student's own words, as they were written; null where there are none. */
  statement: z.string().max(STATEMENT_MAX_CHARS).nullable(),
});
export type Incident = z.infer<typeof incidentShape>;
