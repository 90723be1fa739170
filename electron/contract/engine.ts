// The container engine as students and staff need to know it.
import { z } from 'zod';

/** Why nothing can be graded just now; null facts when it can. Submissions stay queued in the meantime. */
export const engineStateShape = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('starting') }),
  z.strictObject({ state: z.literal('ready'), engine: z.string(), image: z.string() }),
  z.strictObject({ state: z.literal('absent'), detail: z.string() }),
  z.strictObject({ state: z.literal('image-missing'), image: z.string(), detail: z.string() }),
  /** Another image than the one that this machine's configuration names by its digest. */
  z.strictObject({ state: z.literal('image-changed'), image: z.string(), detail: z.string() }),
]);
export type EngineState = z.infer<typeof engineStateShape>;
