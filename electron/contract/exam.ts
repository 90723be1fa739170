// The exam on this station and the attempt of the student who sits it.
import { z } from 'zod';
import { attemptIdShape, examIdShape, problemIdShape, studentIdShape } from './ids.ts';
import { localizedTextShape } from './language.ts';

export const shellShape = z.enum(['electron', 'loopback']);
export type Shell = z.infer<typeof shellShape>;

export const examViewShape = z.strictObject({
  id: examIdShape,
  title: localizedTextShape,
  /** A demo or rehearsal is marked as such on every screen and in every record. */
  demo: z.boolean(),
  problemIds: z.array(problemIdShape),
  durationMs: z.number().nullable(),
  shells: z.array(shellShape),
});
export type ExamView = z.infer<typeof examViewShape>;

export const attemptStateShape = z.enum(['running', 'finished']);

/** One student's sitting of one exam. */
export const attemptViewShape = z.strictObject({
  id: attemptIdShape,
  examId: examIdShape,
  studentId: studentIdShape,
  studentName: z.string(),
  state: attemptStateShape,
  startedAtMs: z.number(),
  /** Null where the exam has no time limit. */
  remainingMs: z.number().nullable(),
});
export type AttemptView = z.infer<typeof attemptViewShape>;

export const signInShape = z.strictObject({ studentId: studentIdShape });
export const signInFaultShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unknown-student') }),
  z.strictObject({ kind: z.literal('someone-else-signed-in') }),
  z.strictObject({ kind: z.literal('already-finished') }),
  z.strictObject({ kind: z.literal('shell-not-accepted') }),
]);
export type SignInFault = z.infer<typeof signInFaultShape>;

/** A name on the demo exam's sign-in page. */
export const rosterEntryShape = z.strictObject({ studentId: studentIdShape, name: z.string() });

/** The editor's text of one problem as last kept. Cursor is an offset in UTF-16 units. */
export const draftShape = z.strictObject({
  problemId: problemIdShape,
  source: z.string(),
  cursor: z.int().min(0),
  savedAtMs: z.number(),
});
export type Draft = z.infer<typeof draftShape>;
