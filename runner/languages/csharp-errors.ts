// Reads what mcs prints: the first error, at its place.
import type { LoadError } from '#contract/report.ts';

const PLACED =
  /^(?<file>[^(\n]+)\((?<line>\d+),(?<column>\d+)\): error (?<code>CS\d+): (?<message>.*)$/gm;
const UNPLACED = /^error (?<code>CS\d+): (?<message>.*)$/m;

/** `Program.cs(3,14): error CS1002: ; expected`. */
export function readMcsErrors(output: string, entry: string): LoadError | null {
  const placed = [...output.matchAll(PLACED)].find((match) => match.groups?.file === entry)?.groups;
  const found = placed ?? UNPLACED.exec(output)?.groups;
  if (found === undefined) return null;
  return {
    kind: 'syntax',
    exceptionType: found.code ?? '',
    message: found.message ?? '',
    line: placed === undefined ? null : Number(placed.line),
    column: placed === undefined ? null : Number(placed.column),
  };
}
