// What staff keep of an exam: its start code and the key that their one-time codes come from.
import { z } from 'zod';
import { examIdShape } from '#contract/ids.ts';
import { localizedTextShape } from '#contract/language.ts';

export const staffFileShape = z.strictObject({
  invigil: z.literal('staff'),
  examId: examIdShape,
  title: localizedTextShape,
  startCode: z.string(),
  proctorKey: z.base64(),
});
export type StaffFile = z.infer<typeof staffFileShape>;
