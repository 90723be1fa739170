// A problem: its file (problem.yml), the whole of it as the runner needs it, and the part a student may see.
import { z } from 'zod';
import { problemIdShape, sha256Shape } from './ids.ts';
import type { Sha256 } from './ids.ts';
import { localizedTextShape, programmingLanguageShape } from './language.ts';
import type { Locale } from './language.ts';
import { KIB, PICTURES_MAX, SOURCE_MAX_BYTES, WALL_MAX_MS } from './limits.ts';
import { visibilityShape } from './verdict.ts';

const fileName = z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/, 'a plain file name');

/** What one run of the student's code may use. Defaults are those of the problem format. */
export const limitsShape = z.strictObject({
  /** Wall time of the student's code over all tests of one run; the sandbox's own time never counts. */
  wallMs: z.int().min(100).max(WALL_MAX_MS).default(5_000),
  memoryMb: z.int().min(16).max(2_048).default(256),
  processes: z.int().min(1).max(512).default(50),
  cpus: z.number().min(0.1).max(8).default(1),
  /** Everything the student's code prints over one run. */
  outputKb: z.int().min(1).max(1_024).default(64),
});
export type Limits = z.infer<typeof limitsShape>;

export const rubricTestShape = z.strictObject({
  /** A test function's name. A parametrised test is one name: all its cases must pass. */
  name: z.string().min(1).max(200),
  points: z.number().min(0).max(1_000),
  visibility: visibilityShape,
});

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
export const problemManifestShape = z.strictObject({
  id: problemIdShape,
  title: localizedTextShape,
  language: programmingLanguageShape,
  entry: fileName,
  tests: z.strictObject({ public: fileName, hidden: fileName.optional() }),
  limits: limitsShape.prefault({}),
  sourceMaxKb: z
    .int()
    .min(1)
    .max(SOURCE_MAX_BYTES / KIB)
    .default(50),
  forbidden: z.array(z.string().min(1).max(100)).max(200).default([]),
  rubric: rubricShape.prefault({}),
  /** `student`: the author lets the student's own `__eq__` answer comparisons with plain values. */
  equality: z.enum(['strict', 'student']).default('strict'),
});
export type ProblemManifest = z.infer<typeof problemManifestShape>;

/** One test file as bytes, exactly as on the author's disk. */
export type TestFile = {
  readonly name: string;
  readonly visibility: 'public' | 'hidden';
  readonly bytes: Uint8Array;
};

/** No SVG: it is a document that may carry scripts, styles and links. */
export const pictureTypeShape = z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
export type PictureType = z.infer<typeof pictureTypeShape>;
export const pictureNameShape = fileName;

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
  readonly starter: string;
  readonly testFiles: readonly TestFile[];
  /**
   * Over problem.yml and all test files: says whether two grades were made from the same problem. Statements and
   * their pictures change no grade, and so not this.
   */
  readonly problemSha256: Sha256;
  /** Over the test files alone, in the order public, hidden. */
  readonly testsSha256: Sha256;
};

/** What a student's screen gets. Hidden tests are a count and their points. */
export const problemViewShape = z.strictObject({
  id: problemIdShape,
  title: localizedTextShape,
  language: programmingLanguageShape,
  entry: fileName,
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
  starter: z.string(),
  starterSha256: sha256Shape,
  limits: limitsShape,
  sourceMaxBytes: z.int().positive(),
  forbidden: z.array(z.string()),
  maxPoints: z.number(),
  publicTests: z.array(z.strictObject({ name: z.string(), points: z.number() })),
  hiddenTests: z.strictObject({ count: z.int().min(0), points: z.number() }),
});
export type ProblemView = z.infer<typeof problemViewShape>;
