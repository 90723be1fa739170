// Something wrong in a file of the instructor's, at its place.
import { z } from 'zod';

export const findingShape = z.strictObject({
  file: z.string(),
  /** 1-based; null where a file has no lines to speak of, or is not there. */
  line: z.int().nullable(),
  column: z.int().nullable(),
  severity: z.enum(['error', 'warning']),
  sentence: z.string(),
});
export type Finding = z.infer<typeof findingShape>;

export const hasErrors = (findings: readonly Finding[]) =>
  findings.some((finding) => finding.severity === 'error');

/** `exam.yml:12:3: error: …`, as editors and terminals understand it. */
export function findingLine({ file, line, column, severity, sentence }: Finding): string {
  const place = [file, line, line === null ? null : column].filter((part) => part !== null);
  return `${place.join(':')}: ${severity}: ${sentence}`;
}

/** By file, then by line, so that a reader goes through each file once. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0));
}
