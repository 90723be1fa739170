// Reads what javac prints: the first error, at its place.
import type { LoadError } from '#contract/report.ts';

const START = /^(?<file>[^:\s]+):(?<line>\d+): error: (?<message>.*)$/;

/**
 *   Main.java:3: error: ';' expected
 *       int x = 1
 *                ^
 */
export function readJavacErrors(output: string, entry: string): LoadError | null {
  const lines = output.split('\n');
  const starts = lines.flatMap((text, at) => {
    const found = START.exec(text)?.groups;
    if (found?.file !== entry) return [];
    return [{ at, line: Number(found.line), message: found.message ?? '' }];
  });
  const [first, next] = starts;
  if (first === undefined) return unplaced(lines);
  // Up to the next error stand the line of code, the caret, and what javac has to add.
  const rest = lines.slice(first.at + 1, next?.at);
  const caretAt = rest.findIndex((text) => /^\s*\^$/.test(text));
  const added = rest.slice(caretAt + 1).filter((text) => /^ {2}\w/.test(text));
  return {
    kind: 'syntax',
    exceptionType: 'error',
    message: [first.message, ...added].join('\n'),
    line: first.line,
    column: caretAt === -1 ? null : (rest[caretAt]?.indexOf('^') ?? 0) + 1,
  };
}

/** `error: file not found`, and the like. */
function unplaced(lines: readonly string[]): LoadError | null {
  const message = lines.find((text) => text.startsWith('error: '))?.slice('error: '.length);
  if (message === undefined) return null;
  return { kind: 'syntax', exceptionType: 'error', message, line: null, column: null };
}
