// Reads what CPython prints of a file that it cannot compile.
import type { LoadError } from '#contract/report.ts';

const PLACE = /^ {2}File "(?<file>[^"\n]*)", line (?<line>\d+)$/gm;
const LAST = /^(?<type>[A-Z]\w*Error)(?:: (?<message>.*))?$/;

/**
 * The last place that is the student's file, and the exception in the last line:
 *
 *     File "main.py", line 2
 *       def f(x)
 *               ^
 *   SyntaxError: expected ':'
 */
export function readPythonError(output: string, entry: string): LoadError | null {
  const lines = output.trimEnd().split('\n');
  const last = LAST.exec(lines.at(-1) ?? '')?.groups;
  if (last === undefined) return null;
  const places = [...output.matchAll(PLACE)].filter((place) => place.groups?.file === entry);
  const line = Number(places.at(-1)?.groups?.line ?? 0);
  return {
    kind: 'syntax',
    exceptionType: last.type ?? '',
    message: last.message ?? '',
    line: line || null,
    column: line === 0 ? null : columnOf(lines, line),
  };
}

/** The caret stands below the line as it is shown: without its indentation, four blanks to the right. */
function columnOf(lines: readonly string[], line: number): number | null {
  const at = lines.findLastIndex((text) => text.endsWith(`", line ${line}`));
  const caret = lines.slice(at + 1, at + 4).find((text) => /^ *\^+$/.test(text));
  return caret === undefined ? null : Math.max(1, caret.indexOf('^') - 3);
}
