// Names by which the sides refer to things. Every id that reaches a path, a query or a label is checked here first.
import { z } from 'zod';

/** Folder name of a problem; DESIGN of the problem format fixes the pattern. */
export const problemIdShape = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/);
export const examIdShape = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/);
/** A university's own student number or login: letters, digits and `._@-`, never trimmed or folded. */
export const studentIdShape = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$/u);
export const attemptIdShape = z.uuid();
export const submissionIdShape = z.uuid();
/** SHA-256 as 64 lower-case hexadecimal digits. */
export const sha256Shape = z.string().regex(/^[0-9a-f]{64}$/);

export type ProblemId = z.infer<typeof problemIdShape>;
export type ExamId = z.infer<typeof examIdShape>;
export type StudentId = z.infer<typeof studentIdShape>;
export type AttemptId = z.infer<typeof attemptIdShape>;
export type SubmissionId = z.infer<typeof submissionIdShape>;
export type Sha256 = z.infer<typeof sha256Shape>;
