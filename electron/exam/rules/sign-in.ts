// Who may sit down here, now, and what a proctor must allow first.
import type { AttemptState, Shell } from '#contract/exam.ts';

/** A proctor's code as it was checked for the reason that the rules named. */
export type CodeCheck = 'none' | 'right' | 'wrong';

export type SignInFacts = {
  readonly known: boolean;
  readonly shell: Shell;
  readonly shells: readonly Shell[];
  /** The attempt signed in here belongs to somebody else. */
  readonly takenBySomeoneElse: boolean;
  /** Seat of the roster, and this station's name; null where either is not known. */
  readonly seat: string | null;
  readonly stationName: string | null;
  /** False in an exam without proctor's codes (the demo): then nothing is asked for that only a code could allow. */
  readonly codes: boolean;
  /** Of this student here; null when none is open. */
  readonly openAttempt: object | null;
  readonly finishedAttempts: number;
  readonly nowMs: number;
  readonly opensAtMs: number | null;
  readonly closesAtMs: number | null;
  readonly code: CodeCheck;
};

export type SignInRuling =
  | { readonly kind: 'go-on' }
  /** `allowedBy`: the purpose of the code that made it possible. */
  | { readonly kind: 'new-attempt'; readonly allowedBy: CodePurpose | null }
  | { readonly kind: 'unknown-student' }
  | { readonly kind: 'shell-not-accepted' }
  | { readonly kind: 'someone-else-signed-in' }
  | { readonly kind: 'not-yet-open'; readonly opensAtMs: number }
  | { readonly kind: 'closed'; readonly closedAtMs: number }
  | { readonly kind: 'code-needed'; readonly purpose: CodePurpose }
  | { readonly kind: 'wrong-code' };

export type CodePurpose = 'second-attempt' | 'other-station';

/** An attempt that is open here is gone on with; anything else has its reasons to be refused, the plainest first. */
export function ruleSignIn(facts: SignInFacts): SignInRuling {
  if (!facts.shells.includes(facts.shell)) return { kind: 'shell-not-accepted' };
  if (!facts.known) return { kind: 'unknown-student' };
  if (facts.takenBySomeoneElse) return { kind: 'someone-else-signed-in' };
  if (facts.openAttempt !== null) return { kind: 'go-on' };
  const purpose = codeNeeded(facts);
  if (purpose !== null && facts.code !== 'right')
    return facts.code === 'wrong' ? { kind: 'wrong-code' } : { kind: 'code-needed', purpose };
  if (facts.opensAtMs !== null && facts.nowMs < facts.opensAtMs)
    return { kind: 'not-yet-open', opensAtMs: facts.opensAtMs };
  if (facts.closesAtMs !== null && facts.nowMs >= facts.closesAtMs)
    return { kind: 'closed', closedAtMs: facts.closesAtMs };
  return { kind: 'new-attempt', allowedBy: purpose };
}

/** The code that a new attempt of this student needs here; null when it needs none. */
export function codeNeeded(
  facts: Pick<SignInFacts, 'codes' | 'finishedAttempts' | 'seat' | 'stationName'>,
): CodePurpose | null {
  if (!facts.codes) return null;
  if (facts.finishedAttempts > 0) return 'second-attempt';
  const elsewhere =
    facts.seat !== null && facts.stationName !== null && facts.seat !== facts.stationName;
  return elsewhere ? 'other-station' : null;
}

/** May the station be left by whoever sits there? After the end only staff return it to the start. */
export const maySignOut = (phase: AttemptState, codes: boolean) => phase !== 'finished' || !codes;
