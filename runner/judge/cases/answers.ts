// What the grader of cases answers, as hostile input: it passes on what a student's program did.
import { z } from 'zod';

const count = z.number().min(0);
const bytes = z.base64();

/** What came of one run of a program: of the compiler, or of the student's on one case. */
export const runAnswerShape = z.object({
  type: z.enum(['compile', 'case']),
  /** Why it was ended; null when it ended by itself. */
  stopped: z.enum(['time', 'output']).nullable(),
  /** Exit status, or a signal's number below zero; null when it was never told. The subject's word. */
  status: z.int().min(-64).max(255).nullable(),
  /** The launcher is gone: nothing more can be run. */
  gone: z.boolean(),
  /** Limits of the container that were reached meanwhile, by the kernel's count. */
  hits: z.array(z.enum(['processes', 'memory', 'disk'])).max(3),
  wallMs: count,
  stdoutBase64: bytes,
  stderrBase64: bytes,
  /** What the driver of a call wrote beside the streams. */
  answerBase64: bytes,
  /** How many bytes had been printed when each line of the answer came; none for a line that nobody asked for. */
  marks: z.array(z.int().min(0)).max(1_000),
  memoryPeakBytes: count.nullable(),
  cpuMs: count.nullable(),
});
export type RunAnswer = z.infer<typeof runAnswerShape>;

/** The author's checker; `status` null when its time was up. */
export const checkAnswerShape = z.object({
  type: z.literal('check'),
  status: z.int().nullable(),
  stdoutBase64: bytes,
});

export const caseAnswerShape = z.discriminatedUnion('type', [runAnswerShape, checkAnswerShape]);
export type CaseAnswer = z.infer<typeof caseAnswerShape>;

/** @returns null when the line is no answer: the grader is broken, and nothing after it is believed */
export function parseCaseAnswer(line: string): CaseAnswer | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const answer = caseAnswerShape.safeParse(value);
  return answer.success ? answer.data : null;
}
