import {
  Circle,
  CircleAlert,
  CircleCheck,
  CircleDot,
  CircleDotDashed,
  CircleX,
  Contrast,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ProgressKind } from '../state/progress.ts';

/** Each state has its own shape; the colour only repeats it. */
const SIGNS: Readonly<Record<ProgressKind, readonly [LucideIcon, string]>> = {
  untouched: [Circle, 'tone-faint'],
  started: [CircleDot, 'tone-quiet'],
  'under-way': [CircleDotDashed, 'tone-accent'],
  held: [CircleAlert, 'tone-warn'],
  none: [CircleX, 'tone-bad'],
  part: [Contrast, 'tone-warn'],
  full: [CircleCheck, 'tone-good'],
};

export function ProgressSign({ kind }: { readonly kind: ProgressKind }) {
  const [Sign, tone] = SIGNS[kind];
  return <Sign className={tone} size="1.125rem" aria-hidden />;
}
