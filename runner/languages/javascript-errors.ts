// Reads what Node prints of a file that it cannot parse.
import type { LoadError } from '#contract/report.ts';

const LAST = /^(?<type>[A-Za-z]*Error): (?<message>.*)$/m;

/**
 *   /work/program/uno.js:2
 *   let x = ;
 *           ^
 *
 *   SyntaxError: Unexpected token ';'
 */
export function readNodeError(output: string, entry: string): LoadError | null {
  const lines = output.split('\n');
  const last = LAST.exec(output)?.groups;
  if (last === undefined) return null;
  const at = lines.findIndex((text) => lineOf(text, entry) !== null);
  const line = lineOf(lines[at] ?? '', entry);
  const caret = line === null ? undefined : lines.slice(at + 1, at + 4).find(isCaret);
  return {
    kind: 'syntax',
    exceptionType: last.type ?? '',
    message: last.message ?? '',
    line,
    column: caret === undefined ? null : caret.indexOf('^') + 1,
  };
}

const isCaret = (text: string): boolean => /^\s*\^+\s*$/.test(text);

/** The number in `/work/program/uno.js:2`. */
function lineOf(text: string, entry: string): number | null {
  const colon = text.lastIndexOf(':');
  const number = Number(text.slice(colon + 1));
  const file = text.slice(0, colon);
  const isIts = file === entry || file.endsWith(`/${entry}`);
  return isIts && Number.isInteger(number) && number > 0 ? number : null;
}
