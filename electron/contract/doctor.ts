// What the doctor says of a machine: one line for each thing that an exam needs.
import { z } from 'zod';
import { localizedTextShape } from './language.ts';

/** One line. Ids are stable: scripts and screens go by them. */
export const checkShape = z.strictObject({
  /** Such as `engine`, `image-python`, `sink-1`. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** `fail`: no exam, or no grading, until it is mended. `warn`: something that an exam can do without. */
  state: z.enum(['ok', 'warn', 'fail']),
  /** What was looked at. */
  what: localizedTextShape,
  reason: localizedTextShape,
  /** What mends it, in one sentence; null where there is nothing to mend. */
  step: localizedTextShape.nullable(),
});
export type Check = z.infer<typeof checkShape>;

export const examinationShape = z.strictObject({
  ok: z.boolean(),
  version: z.string(),
  checks: z.array(checkShape),
});
export type Examination = z.infer<typeof examinationShape>;
