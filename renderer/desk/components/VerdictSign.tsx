import { CircleCheck, CircleDot, CircleX, Hourglass, OctagonAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Verdict } from '#contract/verdict.ts';

const SIGNS: Readonly<Record<'good' | 'part' | 'bad' | 'ours', readonly [LucideIcon, string]>> = {
  good: [CircleCheck, 'tone-good'],
  part: [CircleDot, 'tone-warn'],
  bad: [CircleX, 'tone-bad'],
  ours: [OctagonAlert, 'tone-warn'],
};

const kindOf = (verdict: Verdict): keyof typeof SIGNS => {
  if (verdict === 'accepted') return 'good';
  if (verdict === 'partial') return 'part';
  return verdict === 'sandbox-error' ? 'ours' : 'bad';
};

/** A verdict's sign and word; null waits for its result. */
export function VerdictSign({ verdict }: { readonly verdict: Verdict | null }) {
  const { t } = useTranslation('pupil');
  const [Sign, tone] =
    verdict === null ? ([Hourglass, 'tone-quiet'] as const) : SIGNS[kindOf(verdict)];
  return (
    <span className={`seat-state ${tone}`}>
      <Sign size="1em" aria-hidden />
      {verdict === null ? t('ungraded') : t(`verdicts.${verdict}`)}
    </span>
  );
}
