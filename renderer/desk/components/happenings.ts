// Everything that is known of a student in one order: attempts begun and ended, submissions, incidents.
import type {
  DeskAttempt,
  DeskIncident,
  DeskSubmission,
  StudentPage,
} from '#contract/desk-student.ts';

export type Happening =
  | { readonly kind: 'begun'; readonly atMs: number; readonly attempt: DeskAttempt }
  | {
      readonly kind: 'ended';
      readonly atMs: number;
      readonly attempt: DeskAttempt;
      readonly ending: NonNullable<DeskAttempt['ending']>;
    }
  | { readonly kind: 'submission'; readonly atMs: number; readonly submission: DeskSubmission }
  | { readonly kind: 'incident'; readonly atMs: number; readonly of: DeskIncident };
export type HappeningKind = 'attempt' | 'submission' | 'incident';

export const sortOf = ({ kind }: Happening): HappeningKind =>
  kind === 'begun' || kind === 'ended' ? 'attempt' : kind;

/** Oldest first. Of the same moment the beginning comes first, the end last. */
export function happeningsOf({
  attempts,
  submissions,
  incidents,
}: StudentPage): readonly Happening[] {
  const begun = attempts.flatMap((attempt): readonly Happening[] =>
    attempt.startedAtMs === null ? [] : [{ kind: 'begun', atMs: attempt.startedAtMs, attempt }],
  );
  const ended = attempts.flatMap((attempt): readonly Happening[] =>
    attempt.ending === null
      ? []
      : [{ kind: 'ended', atMs: attempt.ending.atMs, attempt, ending: attempt.ending }],
  );
  return [
    ...begun,
    ...incidents.map((of): Happening => ({ kind: 'incident', atMs: of.incident.atMs, of })),
    ...submissions.map((submission): Happening => ({
      kind: 'submission',
      atMs: submission.receivedAtMs,
      submission,
    })),
    ...ended,
  ].toSorted((one, other) => one.atMs - other.atMs);
}
