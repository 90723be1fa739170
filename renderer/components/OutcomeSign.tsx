import { CircleCheck, CircleDashed, CircleQuestionMark, CircleX, OctagonAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { Outcome } from '#contract/verdict.ts';

const SIGNS: Readonly<Record<Outcome, readonly [LucideIcon, string]>> = {
  passed: [CircleCheck, 'tone-good'],
  failed: [CircleX, 'tone-bad'],
  error: [OctagonAlert, 'tone-bad'],
  missing: [CircleQuestionMark, 'tone-warn'],
  'not-run': [CircleDashed, 'tone-quiet'],
};

/** Always beside the outcome's word. */
export function OutcomeSign({ outcome }: { readonly outcome: Outcome }) {
  const [Sign, tone] = SIGNS[outcome];
  return <Sign className={tone} size="1.125rem" aria-hidden />;
}
