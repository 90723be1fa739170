// All news a screen may hear. News is never asked for by polling, and never carries more than its reader may see.
import type { z } from 'zod';
import { engineStateShape } from './engine.ts';
import { attemptViewShape } from './exam.ts';
import { submissionViewShape } from './submission.ts';

export const events = {
  'attempt/changed': attemptViewShape.nullable(),
  'engine/changed': engineStateShape,
  'submission/changed': submissionViewShape,
} as const;

export type EventName = keyof typeof events;
export type News<Name extends EventName> = z.output<(typeof events)[Name]>;

/** How a part tells the screens. The root joins it to every transport. */
export type Publish = <Name extends EventName>(name: Name, news: News<Name>) => void;
