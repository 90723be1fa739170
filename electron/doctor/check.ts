// How the lines of the doctor are made. Each is complete in both languages.
import type { Check } from '#contract/doctor.ts';

export type { Check } from '#contract/doctor.ts';

export type Text = { readonly en: string; readonly es: string };
export type Subject = { readonly id: string; readonly what: Text };

/** The same words in both languages: names, numbers, what a program of others says. */
export const plain = (text: string): Text => ({ en: text, es: text });

const line = (
  { id, what }: Subject,
  state: Check['state'],
  reason: Text,
  step: Text | null,
): Check => ({
  id,
  what,
  state,
  reason,
  step,
});

export const fine = (subject: Subject, reason: Text): Check => line(subject, 'ok', reason, null);
/** Something is lacking that an exam can do without. */
export const lacking = (subject: Subject, reason: Text, step: Text): Check =>
  line(subject, 'warn', reason, step);
/** No exam, or no grading, until this is mended. */
export const broken = (subject: Subject, reason: Text, step: Text): Check =>
  line(subject, 'fail', reason, step);
