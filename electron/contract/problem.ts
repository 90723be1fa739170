// A problem: its file (problem.yml), the whole of it as the runner needs it, and the part a student may see.
import { z } from 'zod';
import { plainFileNameShape } from './file-name.ts';
import { problemIdShape, sha256Shape } from './ids.ts';
import type { Sha256 } from './ids.ts';
import { localizedTextShape, programmingLanguageShape } from './language.ts';
import type { Locale, ProgrammingLanguage } from './language.ts';
import { KIB, PICTURES_MAX, SOURCE_MAX_BYTES } from './limits.ts';
import { refineManifest } from './manifest-rules.ts';
import { forbiddenShape, limitsShape, programsShape } from './programs.ts';
import { testsShape } from './test-kinds.ts';
import { visibilityShape } from './verdict.ts';

export { limitsShape } from './programs.ts';
export type { Limits } from './programs.ts';

export const rubricTestShape = z.strictObject({
  /** A test function's name. A parametrised test is one name: all its cases must pass. */
  name: z.string().min(1).max(200),
  points: z.number().min(0).max(1_000),
  visibility: visibilityShape,
});

export type RubricTest = z.infer<typeof rubricTestShape>;

export const rubricShape = z.strictObject({
  max_points: z.number().positive().max(1_000).default(10),
  tests: z.array(rubricTestShape).min(1).max(500).optional(),
});
export type Rubric = z.infer<typeof rubricShape>;

/** DESIGN's list: a courtesy and a teaching rule, not the boundary. */
export const FORBIDDEN_BY_DEFAULT: readonly string[] = [
  'os',
  'subprocess',
  'sys',
  'socket',
  'exec',
  'eval',
  'compile',
  'open',
  '__import__',
  '__builtins__',
  'getattr',
  'setattr',
  'globals',
  'locals',
];

/** The file problem.yml. Unknown keys are refused, so that a misspelt limit is never silently ignored. */
export const problemManifestShape = z
  .strictObject({
    id: problemIdShape,
    title: localizedTextShape,
    /** One language with its entry, or several: `programsOf` reads either. */
    language: programmingLanguageShape.optional(),
    entry: plainFileNameShape.optional(),
    languages: programsShape.optional(),
    tests: testsShape,
    limits: limitsShape.prefault({}),
    sourceMaxKb: z
      .int()
      .min(1)
      .max(SOURCE_MAX_BYTES / KIB)
      .default(50),
    forbidden: forbiddenShape.default([]),
    rubric: rubricShape.prefault({}),
    /** `student`: the author lets the student's own `__eq__` answer comparisons with plain values. */
    equality: z.enum(['strict', 'student']).default('strict'),
  })
  .superRefine(refineManifest);
export type ProblemManifest = z.infer<typeof problemManifestShape>;

/** One test file as bytes, exactly as on the author's disk. */
export type TestFile = {
  readonly name: string;
  readonly visibility: 'public' | 'hidden';
  readonly bytes: Uint8Array;
};

/** A file that cases name, exactly as on the author's disk. */
export type CaseFile = { readonly name: string; readonly bytes: Uint8Array };

export type Starters = Readonly<Partial<Record<ProgrammingLanguage, string>>>;

/** No SVG: it is a document that may carry scripts, styles and links. */
export const pictureTypeShape = z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
export type PictureType = z.infer<typeof pictureTypeShape>;
export const pictureNameShape = plainFileNameShape;

/** A picture that a statement shows as `![what it shows](name)`. */
export type Picture = {
  readonly name: string;
  /** By the file's first bytes. */
  readonly type: PictureType;
  readonly bytes: Uint8Array;
};

/** The whole problem. It never reaches a renderer or a subject. */
export type Problem = {
  readonly manifest: ProblemManifest;
  readonly statements: Readonly<Partial<Record<Locale, string>>>;
  /** Those that the statements show, each once. */
  readonly pictures: readonly Picture[];
  /** Of the language that a student begins with. */
  readonly starter: string;
  /** By language; one for each that the problem is offered in. */
  readonly starters: Starters;
  /** Pytest files. */
  readonly testFiles: readonly TestFile[];
  /** What cases name: inputs, expected outputs, checkers. */
  readonly caseFiles: readonly CaseFile[];
  /**
   * Over problem.yml and all test files: says whether two grades were made from the same problem. Statements and
   * their pictures change no grade, and so not this.
   */
  readonly problemSha256: Sha256;
  /** Over the test files alone, in the order public, hidden; then over the cases and their files. */
  readonly testsSha256: Sha256;
};

/** One language of a problem, as the editor needs it. */
export const programViewShape = z.strictObject({
  language: programmingLanguageShape,
  entry: plainFileNameShape,
  starter: z.string(),
  starterSha256: sha256Shape,
  limits: limitsShape,
  forbidden: z.array(z.string()),
});
export type ProgramView = z.infer<typeof programViewShape>;

/** What a student's screen gets. Hidden tests are a count and their points. */
export const problemViewShape = z.strictObject({
  ...programViewShape.shape,
  id: problemIdShape,
  title: localizedTextShape,
  /** Every language, in the author's order. The first is repeated above: where a student starts. */
  programs: z.array(programViewShape).min(1),
  /** The language that the student last turned to; left out where they never turned to one. */
  chosenLanguage: programmingLanguageShape.optional(),
  statements: z.strictObject({ es: z.string().optional(), en: z.string().optional() }),
  pictures: z
    .array(
      z.strictObject({
        name: pictureNameShape,
        /** The picture itself, so that the page needs no address to ask. */
        dataUri: z
          .string()
          .regex(/^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}$/),
      }),
    )
    .max(PICTURES_MAX),
  sourceMaxBytes: z.int().positive(),
  maxPoints: z.number(),
  publicTests: z.array(z.strictObject({ name: z.string(), points: z.number() })),
  hiddenTests: z.strictObject({ count: z.int().min(0), points: z.number() }),
});
export type ProblemView = z.infer<typeof problemViewShape>;
