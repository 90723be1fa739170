// Every question a screen may ask. Electron IPC, the preload and the loopback host are all made from this table.
import { z } from 'zod';
import { engineStateShape } from './engine.ts';
import {
  attemptViewShape,
  draftShape,
  examViewShape,
  rosterEntryShape,
  shellShape,
  signInFaultShape,
  signInShape,
} from './exam.ts';
import { problemIdShape, submissionIdShape } from './ids.ts';
import { problemViewShape } from './problem.ts';
import { resultOf } from './result.ts';
import { receiptShape, sendFaultShape, sendShape, submissionViewShape } from './submission.ts';

const nothing = z.strictObject({});

/** One call: the shape of what is asked and of what is answered. Both are checked at the gate. */
const call = <AskShape extends z.ZodType, AnswerShape extends z.ZodType>(
  ask: AskShape,
  answer: AnswerShape,
) => ({ ask, answer });

export const calls = {
  /** Where am I: the station, its exam, who sits here, and whether grading works. Asked once at start. */
  'station/read': call(
    nothing,
    z.strictObject({
      version: z.string(),
      shell: shellShape,
      exam: examViewShape,
      /** Given by the demo exam only, so that its sign-in page can offer them. */
      roster: z.array(rosterEntryShape),
      attempt: attemptViewShape.nullable(),
      engine: engineStateShape,
      nowMs: z.number(),
    }),
  ),
  'exam/sign-in': call(signInShape, resultOf(attemptViewShape, signInFaultShape)),
  /** Leaves the attempt open; the next sign-in of the same student goes on with it. */
  'exam/sign-out': call(nothing, nothing),
  'problem/list': call(nothing, z.array(problemViewShape)),
  'draft/read': call(z.strictObject({ problemId: problemIdShape }), draftShape.nullable()),
  'draft/save': call(
    draftShape.omit({ savedAtMs: true }),
    resultOf(
      z.strictObject({ savedAtMs: z.number() }),
      z.strictObject({
        kind: z.enum(['not-signed-in', 'unknown-problem', 'too-long', 'storage-failed']),
      }),
    ),
  ),
  'submission/send': call(sendShape, resultOf(receiptShape, sendFaultShape)),
  /** All of the signed-in student's submissions, newest first. */
  'submission/list': call(nothing, z.array(submissionViewShape)),
  /** The source of one of the signed-in student's own submissions, as it was sent. */
  'submission/source': call(
    z.strictObject({ submissionId: submissionIdShape }),
    z.strictObject({ source: z.string() }).nullable(),
  ),
} as const;

export type CallName = keyof typeof calls;
export type Ask<Name extends CallName> = z.input<(typeof calls)[Name]['ask']>;
export type Asked<Name extends CallName> = z.output<(typeof calls)[Name]['ask']>;
export type Answer<Name extends CallName> = z.output<(typeof calls)[Name]['answer']>;
export const isCallName = (name: string): name is CallName => Object.hasOwn(calls, name);

/** A host's part of the table: it answers the calls that it names. */
export type Handlers<Names extends CallName = CallName> = {
  readonly [Name in Names]: (asked: Asked<Name>) => Answer<Name> | Promise<Answer<Name>>;
};
