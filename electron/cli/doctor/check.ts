/** One line of the doctor. `step` mends a lack, in one sentence; null where there is nothing to mend. */
export type Check = {
  readonly name: string;
  readonly state: 'ok' | 'warn' | 'fail';
  readonly reason: string;
  readonly step: string | null;
};

export const fine = (name: string, reason: string): Check => ({
  name,
  state: 'ok',
  reason,
  step: null,
});
/** Something is lacking that an exam can do without. */
export const lacking = (name: string, reason: string, step: string): Check => ({
  name,
  state: 'warn',
  reason,
  step,
});
/** No exam, or no grading, until this is mended. */
export const broken = (name: string, reason: string, step: string): Check => ({
  name,
  state: 'fail',
  reason,
  step,
});
