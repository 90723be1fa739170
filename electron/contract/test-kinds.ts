// The tests of a problem: pytest files, programs that read and print (`io`), and calls of the student's code (`call`).
import { z } from 'zod';
import { plainFileNameShape } from './file-name.ts';
import { programmingLanguageShape } from './language.ts';
import { KIB, MIB, WALL_MAX_MS } from './limits.ts';
import { visibilityShape } from './verdict.ts';

/** Cases of one problem, of all kinds together. Each is a process of its own. */
export const CASES_MAX = 200;
/** Text that stands in problem.yml itself; more belongs in a file. */
const INLINE_MAX_CHARS = 64 * KIB;
/** One input or expected output that lies in a file. */
export const CASE_FILE_MAX_BYTES = 2 * MIB;

/** Text as it stands here, or the bytes of a file in the problem's folder. */
export const textSourceShape = z.union([
  z.string().max(INLINE_MAX_CHARS),
  z.strictObject({ file: plainFileNameShape }),
]);
export type TextSource = z.infer<typeof textSourceShape>;

const pytestFields = { public: plainFileNameShape, hidden: plainFileNameShape.optional() };
/** Ordinary pytest files; Python only. The short form has no `kind`. */
export const pytestFilesShape = z.strictObject(pytestFields);
const pytestSetShape = z.strictObject({ kind: z.literal('pytest'), ...pytestFields });

/**
 * How what was printed is compared with what is expected. `exact`: byte for byte. `trimmed`: blanks at the ends of lines
 * and empty lines at the end do not count. `tokens`: only words and their order count. `numbers`: as tokens, and numbers
 * may differ by the tolerance. `regex`: the expected text is a JavaScript pattern that the whole trimmed text must match.
 */
export const compareShape = z.enum(['exact', 'trimmed', 'tokens', 'numbers', 'regex']);
export type Compare = z.infer<typeof compareShape>;

/** Two numbers agree when they differ by at most one of the two: absolutely, or as a part of the expected one. */
export const toleranceShape = z.strictObject({
  absolute: z.number().min(0).default(0),
  relative: z.number().min(0).max(1).default(0),
});
export type Tolerance = z.infer<typeof toleranceShape>;
const USUAL_TOLERANCE = { absolute: 1e-9, relative: 1e-9 };

const caseFields = {
  name: z.string().regex(/^[^\r\n\0]{1,100}$/, 'one line, at most 100 characters'),
  visibility: visibilityShape,
  /** Left out by all cases or by none. Without, all tests of the problem weigh the same. */
  points: z.number().min(0).max(1_000).optional(),
  /** Time for this case alone; default: the problem's. */
  wallMs: z.int().min(100).max(WALL_MAX_MS).optional(),
};

const EXIT_CODE_MAX = 255;
const argumentShape = z
  .string()
  .max(4 * KIB)
  .refine((text) => !text.includes('\0'), 'no NUL');

export const ioCaseShape = z.strictObject({
  ...caseFields,
  stdin: textSourceShape.default(''),
  args: z.array(argumentShape).max(100).default([]),
  /** Small files in the program's folder, by name. */
  files: z.record(plainFileNameShape, textSourceShape).default({}),
  /** What is expected on standard output; left out, it is not compared. */
  stdout: textSourceShape.optional(),
  compare: compareShape.optional(),
  tolerance: toleranceShape.optional(),
  /** The exit status that is expected; `any`: it does not count. */
  exitCode: z.union([z.int().min(0).max(EXIT_CODE_MAX), z.literal('any')]).default(0),
});
export type IoCase = z.infer<typeof ioCaseShape>;

export const ioSetShape = z.strictObject({
  kind: z.literal('io'),
  compare: compareShape.default('trimmed'),
  tolerance: toleranceShape.default(USUAL_TOLERANCE),
  /** A Python program of the author's that judges each case instead of `compare`: see PROBLEM-FILES.md. */
  checker: plainFileNameShape.optional(),
  cases: z.array(ioCaseShape).min(1).max(CASES_MAX),
});
export type IoSet = z.infer<typeof ioSetShape>;

/** A name, or one for each language: `suma`, `{ python: suma, csharp: Suma }`. */
export const nameByLanguageShape = z.union([
  z.string().min(1).max(200),
  z.partialRecord(programmingLanguageShape, z.string().min(1).max(200)),
]);
export type NameByLanguage = z.infer<typeof nameByLanguageShape>;

const expectationFields = {
  args: z.array(z.json()).max(50).default([]),
  stdin: textSourceShape.default(''),
  /** The value that is returned, as JSON. */
  returns: z.json().optional(),
  /** Where JSON does not tell: `float` for 3.0, and the like. */
  type: nameByLanguageShape.optional(),
  /** The exception, by its class's plain name. */
  raises: nameByLanguageShape.optional(),
  /** What is printed while it runs; compared as the set says. */
  prints: textSourceShape.optional(),
  /** The arguments as they are afterwards, by position. */
  argsAfter: z.record(z.string().regex(/^\d{1,2}$/), z.json()).optional(),
};

/** One method called, or one attribute read, on the object of a case. */
export const callStepShape = z.strictObject({
  call: nameByLanguageShape.optional(),
  get: nameByLanguageShape.optional(),
  ...expectationFields,
});
export type CallStep = z.infer<typeof callStepShape>;

/** With `steps`: an object is built with `args` and then used, step by step. Without: the set's function is called. */
export const callCaseShape = z.strictObject({
  ...caseFields,
  ...expectationFields,
  steps: z.array(callStepShape).min(1).max(100).optional(),
});
export type CallCase = z.infer<typeof callCaseShape>;

export const callSetShape = z.strictObject({
  kind: z.literal('call'),
  /** A function of the file, or a static method of the entry's class. */
  function: nameByLanguageShape.optional(),
  /** The class of the objects that `steps` use. */
  class: nameByLanguageShape.optional(),
  compare: compareShape.default('trimmed'),
  tolerance: toleranceShape.default({ absolute: 0, relative: 0 }),
  cases: z.array(callCaseShape).min(1).max(CASES_MAX),
});
export type CallSet = z.infer<typeof callSetShape>;

export const testSetShape = z.discriminatedUnion('kind', [
  pytestSetShape,
  ioSetShape,
  callSetShape,
]);
export type TestSet = z.infer<typeof testSetShape>;
export type CaseSet = IoSet | CallSet;

/** The short form for pytest files alone, or a list of sets of any kind. */
export const testsShape = z.union([pytestFilesShape, z.array(testSetShape).min(1).max(20)]);
export type Tests = z.infer<typeof testsShape>;

/** The pytest files of a problem; null where it has none. */
export function pytestFilesOf(tests: Tests): z.infer<typeof pytestFilesShape> | null {
  if (!Array.isArray(tests)) return tests;
  return tests.find((set) => set.kind === 'pytest') ?? null;
}

/** The sets that are made of cases, each with its place in the list. */
export function caseSetsOf(tests: Tests): { readonly set: CaseSet; readonly at: number }[] {
  if (!Array.isArray(tests)) return [];
  return tests.flatMap((set, at) => (set.kind === 'pytest' ? [] : [{ set, at }]));
}

/** Every case of every set, in the author's order. */
export function casesOf(tests: Tests): (IoCase | CallCase)[] {
  return caseSetsOf(tests).flatMap(({ set }): (IoCase | CallCase)[] => set.cases);
}

/** The name in one language; null where the author gives none for it. */
export function nameIn(
  name: NameByLanguage,
  language: z.infer<typeof programmingLanguageShape>,
): string | null {
  return typeof name === 'string' ? name : (name[language] ?? null);
}

/** Every file that cases name: inputs, expected outputs and checkers, each once, in the order of their first use. */
export function caseFileNames(tests: Tests): string[] {
  const names = caseSetsOf(tests).flatMap(({ set }) =>
    set.kind === 'io'
      ? [
          ...(set.checker === undefined ? [] : [set.checker]),
          ...set.cases.flatMap((one) => [
            ...fileOf(one.stdin),
            ...Object.values(one.files).flatMap(fileOf),
            ...fileOf(one.stdout),
          ]),
        ]
      : set.cases.flatMap((one) =>
          [one, ...(one.steps ?? [])].flatMap((step) => [
            ...fileOf(step.stdin),
            ...fileOf(step.prints),
          ]),
        ),
  );
  return [...new Set(names)];
}

const fileOf = (text: TextSource | undefined): string[] =>
  typeof text === 'object' ? [text.file] : [];
