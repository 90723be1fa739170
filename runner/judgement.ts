// One judgement, each kind of test in a sandbox of its own, to its report.
import { createHash, randomInt } from 'node:crypto';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Report } from '#contract/report.ts';
import type { ProgrammingLanguage } from '#contract/language.ts';
import { caseSetsOf } from '#contract/test-kinds.ts';
import { limitsIn, programIn, programsOf } from '#contract/programs.ts';
import { judgeCases } from './judge-cases.ts';
import type { JudgeRequest, RunnerFault } from './judging.ts';
import { recipes } from './languages/languages.ts';
import type { Want } from './sandbox/allowances.ts';
import { wantsOf } from './wants.ts';
import { reportOf } from './judge/report.ts';
import { converse } from './sandbox/converse.ts';
import { jobLine } from './sandbox/job.ts';
import type { Sandbox } from './sandbox/sandbox.ts';

/** What a judgement needs once it has its turn. */
export type JudgementParts = {
  readonly lend: (want: Want) => Promise<Result<Sandbox, RunnerFault>>;
  /** Whose fault it is that a sandbox failed. */
  readonly blame: (detail: string) => Promise<RunnerFault>;
  readonly imageTag: (language: ProgrammingLanguage) => string;
  readonly toolVersion: string;
  /** When the request came in, on the clock of `performance.now()`. */
  readonly startedMs: number;
};

const SEED_MAX = 2 ** 31;

/** @throws when the bytes are not those of the hash: a bug between submission and here, never to be graded */
export function assertUnchanged(request: JudgeRequest): void {
  const actual = createHash('sha256').update(request.source).digest('hex');
  if (actual !== request.sourceSha256)
    throw new Error(`the source is not the one that was submitted: ${actual}`);
}

/** One sandbox for each kind of test. A fault means that nothing was judged. */
export async function judgeInSandboxes(
  request: JudgeRequest,
  parts: JudgementParts,
): Promise<Result<Report, RunnerFault>> {
  const { problem, sourceSha256, purpose } = request;
  const language = request.language ?? programsOf(problem.manifest)[0].language;
  const program = programIn(problem.manifest, language);
  if (program === null) throw new Error(`the problem is not offered in ${language}`);
  const seed = request.seed ?? randomInt(SEED_MAX);
  const limits = limitsIn(problem.manifest, language);
  const wants = wantsOf(problem, language);
  const stages = createStages(parts);

  const pytest = await stages.run(wants.pytest, async (sandbox) => {
    const job = jobLine({ ...request, seed });
    const heard = await converse(sandbox, job, limits.wallMs);
    return heard.kind === 'broken' ? fail(heard.detail) : ok(heard.transcript);
  });
  if (!pytest.ok) return pytest;
  // What does not parse once does not parse twice.
  const load = pytest.value?.end?.load;
  const isParsed = load?.ok !== false || load.kind !== 'syntax';
  const cases = await stages.run(isParsed ? wants.cases : null, (sandbox) => {
    const { entry } = program;
    const isCalledOnly = caseSetsOf(problem.manifest.tests).every(({ set }) => set.kind === 'call');
    return judgeCases(sandbox, {
      ...{ problem, purpose, sourceSha256, source: request.source },
      program: { entry, limits, language, isCalledOnly, recipe: recipes[language].program },
    });
  });
  if (!cases.ok) return cases;
  return ok(
    reportOf(
      problem,
      { pytest: pytest.value, cases: cases.value },
      {
        ...{ sourceSha256, purpose, limits },
        phasesMs: stages.phasesMs(),
        image: parts.imageTag(language),
        record: {
          imageId: stages.imageId(),
          problemSha256: problem.problemSha256,
          testsSha256: problem.testsSha256,
          seed,
          toolVersion: parts.toolVersion,
        },
      },
    ),
  );
}

/** Lends a sandbox for each stage, measures, and destroys it. */
function createStages({ lend, blame, startedMs }: JudgementParts) {
  let runMs = 0;
  let imageId = '';
  return {
    async run<Value>(
      want: Want | null,
      use: (sandbox: Sandbox) => Promise<Result<Value, string>>,
    ): Promise<Result<Value | null, RunnerFault>> {
      if (want === null) return ok(null);
      const lent = await lend(want);
      if (!lent.ok) return lent;
      const sandbox = lent.value;
      imageId = sandbox.imageId;
      const acquiredMs = performance.now();
      try {
        const done = await use(sandbox);
        runMs += performance.now() - acquiredMs;
        return done.ok ? done : fail(await blame(done.error));
      } finally {
        // What ran student code is never lent again. Nobody waits for the removal.
        void sandbox.destroy();
      }
    },
    imageId: () => imageId,
    phasesMs: (): Report['phasesMs'] => {
      const totalMs = performance.now() - startedMs;
      return { acquire: rounded(totalMs - runMs), run: rounded(runMs), total: rounded(totalMs) };
    },
  };
}

const rounded = (ms: number): number => Math.round(ms * 10) / 10;
