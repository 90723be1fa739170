// All news a screen may hear. News is never asked for by polling, and never carries more than its reader may see.
import { z } from 'zod';
import { engineStateShape } from './engine.ts';
import { attemptViewShape } from './exam.ts';
import { sentViewShape } from './outbox.ts';
import { deskMessageShape, panelShape, proctoringViewShape } from './proctoring.ts';
import { submissionViewShape } from './submission.ts';
import { runChangeShape, runOutputShape } from './trial.ts';

export const events = {
  /** Also told every half minute, so that a screen's own countdown never drifts. */
  'attempt/changed': attemptViewShape.nullable(),
  /** The time left passed one of the exam's warning marks. */
  'attempt/warning': z.strictObject({ minutes: z.int().min(1), remainingMs: z.number() }),
  /** Time is up this moment: send what the editor holds, a save within FINAL_SAVE_MS still counts as on time. */
  'attempt/ending': z.strictObject({ finalSaveMs: z.number() }),
  'engine/changed': engineStateShape,
  /** A warning, a lock, a release, a confirmation or a statement; null while nobody sits here. */
  'proctoring/changed': proctoringViewShape.nullable(),
  /** A proctor says something to whoever sits here. */
  'proctoring/message': deskMessageShape,
  /** How much of this exam has left the station; null where nothing leaves it. At most once a second. */
  'outbox/changed': sentViewShape.nullable(),
  /** Only while the proctor's panel is open; null when it closes. */
  'panel/changed': panelShape.nullable(),
  /** A run with the student's own input goes on, or has ended. */
  'run/changed': runChangeShape,
  /** At most some twenty times a second, and no more of one run than the problem's `outputKb`. */
  'run/output': runOutputShape,
  'submission/changed': submissionViewShape,
} as const;

export type EventName = keyof typeof events;
export type News<Name extends EventName> = z.output<(typeof events)[Name]>;

/** How a part tells the screens. The root joins it to every transport. */
export type Publish = <Name extends EventName>(name: Name, news: News<Name>) => void;
