// One judgement in a sandbox of its own, to its report.
import { createHash, randomInt } from 'node:crypto';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Report } from '#contract/report.ts';
import type { JudgeRequest } from './judging.ts';
import { reportOf } from './judge/report.ts';
import { converse } from './sandbox/converse.ts';
import { jobLine } from './sandbox/job.ts';
import type { Sandbox } from './sandbox/sandbox.ts';

/** What a judgement needs once it has its turn. */
export type JudgementParts = {
  readonly imageTag: string;
  readonly toolVersion: string;
  /** When the request came in, on the clock of `performance.now()`. */
  readonly startedMs: number;
  readonly sandbox: Sandbox;
};

const SEED_MAX = 2 ** 31;

/** @throws when the bytes are not those of the hash: a bug between submission and here, never to be graded */
export function assertUnchanged(request: JudgeRequest): void {
  const actual = createHash('sha256').update(request.source).digest('hex');
  if (actual !== request.sourceSha256)
    throw new Error(`the source is not the one that was submitted: ${actual}`);
}

/** @returns the report, or in the runner's words why there is none: then nothing was judged */
export async function judgeInSandbox(
  request: JudgeRequest,
  parts: JudgementParts,
): Promise<Result<Report, string>> {
  const { problem, source, sourceSha256, purpose } = request;
  const seed = request.seed ?? randomInt(SEED_MAX);
  const { sandbox, startedMs } = parts;
  const acquiredMs = performance.now();
  try {
    const job = jobLine({ problem, source, sourceSha256, purpose, seed });
    const heard = await converse(sandbox, job, problem.manifest.limits.wallMs);
    if (heard.kind === 'broken') return fail(heard.detail);
    const endedMs = performance.now();
    return ok(
      reportOf(problem, heard.transcript, {
        sourceSha256,
        purpose,
        phasesMs: {
          acquire: rounded(acquiredMs - startedMs),
          run: rounded(endedMs - acquiredMs),
          total: rounded(endedMs - startedMs),
        },
        image: parts.imageTag,
        record: {
          imageId: sandbox.imageId,
          problemSha256: problem.problemSha256,
          testsSha256: problem.testsSha256,
          seed,
          toolVersion: parts.toolVersion,
        },
      }),
    );
  } finally {
    // What ran student code is never lent again. Nobody waits for the removal.
    void sandbox.destroy();
  }
}

const rounded = (ms: number): number => Math.round(ms * 10) / 10;
