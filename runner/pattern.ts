// An author's regular expression on a student's output. The output may be made to take for ever, so there is a bound.
import { createContext, runInContext } from 'node:vm';

const MATCH_MAX_MS = 250;

/** @returns whether the whole text matches; null when that is not decided in time, or the pattern is none */
export function matchesWhole(pattern: string, text: string): boolean | null {
  const context = createContext({ pattern, text });
  try {
    const code = "new RegExp('^(?:' + pattern + ')$', 'su').test(text)";
    return runInContext(code, context, { timeout: MATCH_MAX_MS }) === true;
  } catch {
    return null;
  }
}
