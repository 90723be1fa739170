// What is not as it should be in a book, in words for staff and kinds for scripts.

/**
 * - `gap`: numbers of a station's chain are missing; they may still be on their way
 * - `fork`: a station signed two things under one number; `broken-chain`: an entry does not follow from the one before
 * - `log-…`: the station's incident log, as `invigil log verify` names it; `log-head-missing`: what a submission was bound
 *   to is no longer in the log; `log-differs`: the log names another source for a submission
 * - `edits-differ`: the edit log does not lead to the source that was sent
 * - `stray-result`: a result without its submission; `not-on-roster`: somebody sat who is not on the roster
 */
export type FindingKind =
  | 'gap'
  | 'fork'
  | 'broken-chain'
  | `log-${string}`
  | 'edits-differ'
  | 'stray-result'
  | 'not-on-roster';

export type BookFinding = {
  readonly kind: FindingKind;
  /** Somebody may have tampered. What is only missing, or may come yet, is not grave. */
  readonly grave: boolean;
  /** Fingerprint; null where it is about no station. */
  readonly station: string | null;
  readonly sentence: string;
};
