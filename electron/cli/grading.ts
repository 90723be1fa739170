// Grades a file as the app would: the validator first, then the same runner.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { Problem } from '#contract/problem.ts';
import { limitsIn, programsOf } from '#contract/programs.ts';
import type { Report } from '#contract/report.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { ForbiddenFinding } from '#contract/submission.ts';
import { casesOf } from '#contract/test-kinds.ts';
import { openCatalog } from '#problems';
import type { Runner } from '#runner';
import { validateSource } from '../submissions/validator.ts';
import { CommandFailure } from './output.ts';

/** What `grade --json` prints of one file. Scripts depend on it: fields are added, never changed. */
export type GradeLine = Pick<
  Report,
  'problemId' | 'sourceSha256' | 'verdict' | 'score' | 'maxScore' | 'tests' | 'phasesMs' | 'limits'
> & {
  /** Null when the validator refused the source and nothing ran. */
  readonly image: string | null;
  readonly reached: Report['reached'];
  readonly loadError: Report['loadError'];
  readonly output: string;
  readonly notCrossable: Report['notCrossable'];
  /** Forbidden words, where they are the reason for `rejected`. */
  readonly findings: readonly ForbiddenFinding[];
  readonly record: Report['record'] | null;
};

/** @throws CommandFailure for a folder that holds no problem or a broken one */
export function problemAt(folder: string): Problem {
  const full = path.resolve(folder);
  const read = openCatalog(path.dirname(full)).read(path.basename(full));
  if (read.ok) return read.value;
  const { error } = read;
  if (error.kind === 'unknown-problem')
    throw new CommandFailure('unknown-problem', error.sentence, { folder });
  const [first] = error.faults;
  const place = first?.line === null ? '' : `:${first?.line}:${first?.column ?? 1}`;
  const more = error.faults.length > 1 ? ` (and ${error.faults.length - 1} more)` : '';
  const message = `${first?.file ?? folder}${place}: ${first?.sentence ?? 'broken'}${more}`;
  throw new CommandFailure('broken-problem', message, { faults: error.faults });
}

/** By the file's ending; null for one that the problem is not offered in. */
export function languageOfFile(problem: Problem, file: string): ProgrammingLanguage | null {
  const programs = programsOf(problem.manifest);
  const found = programs.find(({ entry }) => path.extname(entry) === path.extname(file));
  return found?.language ?? null;
}

/** @throws CommandFailure for a file that cannot be read */
export function readSource(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const missing = error.code === 'ENOENT';
    const why = missing ? 'there is no such file' : error.message;
    throw new CommandFailure(missing ? 'missing-file' : 'unreadable-file', `${file}: ${why}.`);
  }
}

/** A fault is one sentence: the source cannot be graded at all, or the sandbox had trouble. */
export async function gradeSource(
  runner: Pick<Runner, 'judge'>,
  problem: Problem,
  source: Uint8Array,
  language: ProgrammingLanguage = programsOf(problem.manifest)[0].language,
): Promise<Result<GradeLine, { readonly kind: string; readonly sentence: string }>> {
  const sourceSha256 = createHash('sha256').update(source).digest('hex');
  const valid = validateSource({ source, manifest: problem.manifest, language });
  if (!valid.ok && valid.error.kind === 'forbidden')
    return ok(rejected(problem, language, sourceSha256, valid.error.findings));
  if (!valid.ok) return fail({ kind: valid.error.kind, sentence: sourceSentence(valid.error) });
  const judged = await runner.judge({
    ...{ problem, language, source, sourceSha256 },
    purpose: 'final',
  });
  if (!judged.ok)
    return fail({
      kind: judged.error.kind,
      sentence: `${TROUBLE[judged.error.kind]} ${judged.error.detail}`.trim(),
    });
  const { purpose: _always, usage: _usage, ...line } = judged.value;
  return ok({ ...line, findings: [] });
}

const TROUBLE = {
  'engine-absent': 'There is no container engine to grade with (`doctor` says the next step):',
  'image-missing':
    'The runner image is missing (`image build` makes it, `image load` takes it from a file):',
  'sandbox-failed': 'The sandbox failed:',
  closed: 'The runner was stopped.',
} as const;

type SourceFault = Exclude<ReturnType<typeof validateSource>, { ok: true }>['error'];

function sourceSentence(fault: SourceFault): string {
  switch (fault.kind) {
    case 'source-empty':
      return 'The source is empty.';
    case 'source-too-long':
      return `The source has ${fault.sizeBytes} bytes; this problem takes ${fault.maxBytes}.`;
    case 'not-utf8':
      return 'The source is not UTF-8 text.';
    case 'nul-byte':
      return `The source has a NUL byte at line ${fault.line}, column ${fault.column}.`;
    case 'unknown-problem':
      return 'There is no such problem.';
    case 'unknown-language':
      return 'The problem is not offered in this language.';
    case 'forbidden':
      return 'The source uses forbidden words.';
  }
}

function rejected(
  { manifest }: Problem,
  language: ProgrammingLanguage,
  sourceSha256: string,
  findings: readonly ForbiddenFinding[],
): GradeLine {
  const named = [
    ...(manifest.rubric.tests ?? []),
    ...casesOf(manifest.tests).map(({ name, visibility, points = 0 }) => ({
      ...{ name, visibility, points },
    })),
  ];
  const tests = named.map(({ name, visibility, points }) => ({
    name,
    visibility,
    outcome: 'not-run' as const,
    points: 0,
    maxPoints: points,
    durationMs: null,
    message: null,
    expected: null,
    actual: null,
    output: '',
    studentLine: null,
  }));
  return {
    problemId: manifest.id,
    sourceSha256,
    verdict: 'rejected',
    score: 0,
    maxScore: manifest.rubric.max_points,
    tests,
    phasesMs: { acquire: 0, run: 0, total: 0 },
    image: null,
    limits: limitsIn(manifest, language),
    reached: null,
    loadError: null,
    output: '',
    notCrossable: [],
    findings,
    record: null,
  };
}
