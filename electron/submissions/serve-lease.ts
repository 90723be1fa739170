// One lease from its beginning to its end: judged, then written or put back.
import { createHash } from 'node:crypto';
import { LEASE_MS } from '#contract/limits.ts';
import type { Problem } from '#contract/problem.ts';
import type { Report } from '#contract/report.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Runner, RunnerFault } from '#runner';
import { afterTrouble, backoffMs } from './rules.ts';
import type { AfterTrouble, Trouble } from './rules.ts';
import type { Lease } from './store.ts';

export type ServingParts = {
  readonly store: {
    putBack(lease: Lease, next: AfterTrouble): boolean;
    source(submissionId: string): Uint8Array | null;
  };
  /** Result, gradebook and end of the lease in one transaction; false when the lease was lost. */
  readonly finish: (lease: Lease, report: Report, gradedAtMs: number) => boolean;
  readonly runner: Pick<Runner, 'judge'>;
  readonly problem: (problemId: string) => Result<Problem, { readonly detail: string }>;
  readonly isStorageFault: (error: unknown) => boolean;
  readonly now: () => number;
  readonly chance: () => number;
  readonly log: (what: string, facts: Readonly<Record<string, unknown>>) => void;
};

/** How a lease ended: with a result, or put back for a kind of trouble. */
export type LeaseEnd = 'graded' | Trouble['kind'];

/** Never throws for what one submission or the runner does. `signal` ends the waiting for a full disk. */
export async function serveLease(
  parts: ServingParts,
  lease: Lease,
  signal: AbortSignal,
): Promise<LeaseEnd> {
  const judged = await judgeWithin(LEASE_MS, parts, lease);
  const trouble = judged.ok ? await finish(parts, lease, judged.value, signal) : judged.error;
  if (trouble === null) return 'graded';
  const { id, tries } = lease.submission;
  parts.log('a submission went back', { submissionId: id, ...trouble });
  const facts = { tries, trouble, nowMs: parts.now(), chance: parts.chance() };
  await persist(parts, signal, () => parts.store.putBack(lease, afterTrouble(facts)));
  return trouble.kind;
}

/** Null when the result is written, or the lease was lost, or the disk refuses until the process ends. */
async function finish(
  parts: ServingParts,
  lease: Lease,
  report: Report,
  signal: AbortSignal,
): Promise<Trouble | null> {
  const submissionId = lease.submission.id;
  try {
    const written = await persist(parts, signal, () => parts.finish(lease, report, parts.now()));
    if (written !== true) parts.log('a report came too late to be kept', { submissionId, written });
    return null;
  } catch (error) {
    // A bug must not take the process down each time this submission is graded again.
    parts.log('a report could not be kept', { submissionId, error });
    return { kind: 'failed', detail: `the report could not be kept: ${String(error)}` };
  }
}

/** Each doubling of the wait; the disk does not tell when it has room again, so it stays short. */
const PERSIST_DOUBLINGS_MAX = 4;

/** A full disk delays the end of a lease; it never loses a report, and holds its place until the disk takes it. */
async function persist(
  parts: ServingParts,
  signal: AbortSignal,
  write: () => boolean,
): Promise<boolean | 'given-up'> {
  for (let tries = 1; ; tries += 1) {
    try {
      return write();
    } catch (error) {
      if (!parts.isStorageFault(error)) throw error;
      parts.log('the end of a submission could not be written yet', { error, tries });
      const waitMs = backoffMs(Math.min(tries, PERSIST_DOUBLINGS_MAX), parts.chance());
      if (!(await waited(waitMs, signal))) return 'given-up';
    }
  }
}

/** A judgement that outlives its lease is given up; what it answers later is not heard. */
async function judgeWithin(
  limitMs: number,
  parts: ServingParts,
  lease: Lease,
): Promise<Result<Report, Trouble>> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<Result<Report, Trouble>>((resolve) => {
    timer = setTimeout(() => resolve(failed('the judgement outlived its lease')), limitMs);
  });
  const judged = await Promise.race([judge(parts, lease), expired]);
  clearTimeout(timer);
  return judged;
}

async function judge(parts: ServingParts, lease: Lease): Promise<Result<Report, Trouble>> {
  const { submission } = lease;
  const problem = parts.problem(submission.problemId);
  if (!problem.ok) return hopeless(`the problem cannot be read: ${problem.error.detail}`);
  const source = parts.store.source(submission.id);
  if (source === null) return hopeless('the source is missing');
  if (createHash('sha256').update(source).digest('hex') !== submission.sourceSha256)
    return hopeless('the stored source is not the one that was received');
  try {
    const { language } = submission;
    const judged = await parts.runner.judge({
      problem: problem.value,
      ...(language === null ? {} : { language }),
      source,
      sourceSha256: submission.sourceSha256,
      purpose: submission.purpose,
      submissionId: submission.id,
    });
    return judged.ok ? checked(judged.value, lease) : fail(troubleOf(judged.error));
  } catch (error) {
    // A bug in the runner must cost neither this submission nor the worker.
    parts.log('the runner threw', { submissionId: submission.id, error });
    return failed(`the runner threw: ${String(error)}`);
  }
}

function checked(report: Report, { submission }: Lease): Result<Report, Trouble> {
  if (report.verdict === 'sandbox-error') return failed('the sandbox gave no clear result');
  const same =
    report.sourceSha256 === submission.sourceSha256 &&
    report.problemId === submission.problemId &&
    report.purpose === submission.purpose;
  return same ? ok(report) : failed('the report is of something else');
}

function troubleOf(fault: RunnerFault): Trouble {
  const detail = `${fault.kind}: ${fault.detail}`;
  return { kind: fault.kind === 'sandbox-failed' ? 'failed' : 'unavailable', detail };
}

const failed = (detail: string) => fail<Trouble>({ kind: 'failed', detail });
const hopeless = (detail: string) => fail<Trouble>({ kind: 'hopeless', detail });

/** False when `signal` came first. */
function waited(waitMs: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = () => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve(true);
    }, waitMs);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
