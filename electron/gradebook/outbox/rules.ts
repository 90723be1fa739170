// When a sink is tried again, and what an answer means. Clock and chance are arguments.
import { MINUTE_MS, SECOND_MS } from '#contract/limits.ts';

/** First wait after trouble; it doubles up to RETRY_MAX_MS. */
export const RETRY_FIRST_MS = 1 * SECOND_MS;
/** A network that is back, or a stick that was put in, is noticed within this. */
export const RETRY_MAX_MS = 1 * MINUTE_MS;

/**
 * The wait after so many failures in a row: doubling, and anywhere in the upper half of it, so that a room whose network
 * comes back does not knock all at once.
 *
 * @param chance from 0 to 1
 */
export function retryMs(failures: number, chance: number): number {
  const doubled = RETRY_FIRST_MS * 2 ** Math.max(0, failures - 1);
  return (Math.min(doubled, RETRY_MAX_MS) * (1 + chance)) / 2;
}

/**
 * Whether what a sink says that it holds means that it has lost something: it holds less than what it had confirmed
 * before the question was asked.
 */
export const hasLost = (have: number, confirmed: number): boolean => have < confirmed;

/** What an answer of the desk to a bundle means for that bundle. */
export function desksAnswer(status: number): 'delivered' | 'refused' | 'again' {
  if (status === 204) return 'delivered';
  // Other bytes there, no bundle of this exam, too large: the same bytes will be answered the same.
  if (status === 409 || status === 400 || status === 413) return 'refused';
  return 'again';
}
