// A problem from a folder of an Exercism track: instructions, stub, example and tests where that project keeps them.
// Source: exercism.org/docs/building/tracks/practice-exercises (`.meta/config.json`, `.docs/instructions.md`).
import path from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { solution } from './new-problem.ts';
import type { NewFile } from './new-problem.ts';
import { faultOf, isPlainFolder, readPlainText } from './plain-file.ts';
import type { FileFault } from './plain-file.ts';
import { SCHEMA_LINE } from './problem-schema.ts';

const CONFIG = path.join('.meta', 'config.json');
const INSTRUCTIONS = path.join('.docs', 'instructions.md');

const fileNameShape = z.string().min(1);
const configShape = z.object({
  files: z.object({
    solution: z.array(fileNameShape).length(1),
    test: z.array(fileNameShape).length(1),
    example: z.array(fileNameShape).optional(),
    exemplar: z.array(fileNameShape).optional(),
  }),
});

/**
 * Of the Python track, whose tests pytest runs: those of other tracks are written for frameworks that cannot be kept
 * apart from the student's code. All tests become public, and both locales get the English text.
 *
 * @param source the exercise's folder, such as `exercises/practice/leap`
 */
export function exercismProblem(source: string, id: string): Result<NewFile[], FileFault> {
  if (!isPlainFolder(source)) return fail(faultOf(source, 'There is no such folder.'));
  const config = readConfig(source);
  if (!config.ok) return config;
  const { files } = config.value;
  const entry = files.solution[0] ?? '';
  const example = (files.example ?? files.exemplar ?? [])[0];
  if (path.extname(entry) !== '.py' || path.basename(entry) !== entry)
    return fail(faultOf(path.join(source, CONFIG), `"${entry}" is no Python file of this folder.`));
  const outside = [files.test[0] ?? '', example ?? ''].find((name) => !isInside(name));
  if (outside !== undefined)
    return fail(faultOf(path.join(source, CONFIG), `"${outside}" is outside of the exercise.`));
  const stub = readPlainText(source, entry);
  const tests = readPlainText(source, files.test[0] ?? '');
  const text = readPlainText(source, INSTRUCTIONS);
  const right = example === undefined ? ok('') : readPlainText(source, example);
  if (!stub.ok) return stub;
  if (!tests.ok) return tests;
  if (!text.ok) return text;
  if (!right.ok) return right;
  const title = titleOf(text.value, id);
  const statement = text.value.replace(/^# .*/, `# ${title}`);
  return ok([
    { name: 'problem.yml', text: manifestText(id, title, entry) },
    { name: 'statement.es.md', text: statement },
    { name: 'statement.en.md', text: statement },
    { name: 'starter.py', text: stub.value },
    { name: 'tests_public.py', text: tests.value },
    ...(example === undefined
      ? []
      : [solution('python', 'accepted', 'verdict=accepted score=10', right.value)]),
    solution('python', 'wrong-esqueleto', NOTHING, stub.value),
    solution('python', 'cheat-termina', NOTHING, 'raise SystemExit(0)\n'),
  ]);
}

const isInside = (name: string): boolean =>
  !path.isAbsolute(name) && path.normalize(name).split(path.sep)[0] !== '..';

const NOTHING = 'verdict=wrong|runtime-error score=0';

function readConfig(source: string): Result<z.infer<typeof configShape>, FileFault> {
  const text = readPlainText(source, CONFIG);
  if (!text.ok) return text;
  const file = path.join(source, CONFIG);
  try {
    const parsed = configShape.safeParse(JSON.parse(text.value));
    if (parsed.success) return ok(parsed.data);
    const [issue] = parsed.error.issues;
    return fail(faultOf(file, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unusable'}`));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return fail(faultOf(file, `The file is not JSON: ${error.message}`));
  }
}

/** Most instructions begin with `# Instructions`, which is no title. */
function titleOf(text: string, id: string): string {
  const heading = /^# (.+)$/m.exec(text)?.[1]?.trim() ?? '';
  return heading === '' || /^(instructions|description)$/i.test(heading) ? id : heading;
}

function manifestText(id: string, title: string, entry: string): string {
  const values = {
    id,
    title: { es: title, en: title },
    language: 'python',
    entry,
    tests: { public: 'tests_public.py' },
    rubric: { max_points: 10 },
  };
  return `${SCHEMA_LINE}\n${stringify(values, { lineWidth: 0 })}`;
}
