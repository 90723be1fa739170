// What staff keep of an exam: its start code, the key that their one-time codes come from, and the keys of its desk.
import { z } from 'zod';
import { examIdShape } from '#contract/ids.ts';
import { localizedTextShape } from '#contract/language.ts';
import { deskKeysShape } from './delivery.ts';

export const staffFileShape = z.strictObject({
  invigil: z.literal('staff'),
  examId: examIdShape,
  title: localizedTextShape,
  startCode: z.string(),
  proctorKey: z.base64(),
  /** What the desk opens bundles with and shows to stations. Files from before there was a desk have none. */
  desk: deskKeysShape.optional(),
});
export type StaffFile = z.infer<typeof staffFileShape>;
