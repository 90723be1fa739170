// In which programming languages a problem may be solved, and what changes with the language.
import { z } from 'zod';
import { plainFileNameShape } from './file-name.ts';
import { programmingLanguageShape } from './language.ts';
import type { ProgrammingLanguage } from './language.ts';
import { WALL_MAX_MS } from './limits.ts';

/** What one run of the student's code may use. Defaults are those of the problem format. */
export const limitsShape = z.strictObject({
  /** Wall time of the student's code: over all pytest tests of one run, and for each io or call case. */
  wallMs: z.int().min(100).max(WALL_MAX_MS).default(5_000),
  memoryMb: z.int().min(16).max(2_048).default(256),
  processes: z.int().min(1).max(512).default(50),
  cpus: z.number().min(0.1).max(8).default(1),
  /** Everything the student's code prints over one run of pytest, or in one case. */
  outputKb: z.int().min(1).max(1_024).default(64),
});
export type Limits = z.infer<typeof limitsShape>;

const limit = limitsShape.shape;

export const forbiddenShape = z.array(z.string().min(1).max(100)).max(200);

/** One language of a problem. */
export const programShape = z.strictObject({
  /** The file name that the student's code gets. A Java file is named after its public class. */
  entry: plainFileNameShape,
  /** Default: `starter` with the entry's ending. */
  starter: plainFileNameShape.optional(),
  /** Default: the problem's own list for a problem of one language, else none: words differ from language to language. */
  forbidden: forbiddenShape.optional(),
  /** Where this language needs others than the problem's; a time given here is not multiplied. */
  limits: z
    .strictObject({
      wallMs: limit.wallMs.unwrap().optional(),
      memoryMb: limit.memoryMb.unwrap().optional(),
      processes: limit.processes.unwrap().optional(),
      cpus: limit.cpus.unwrap().optional(),
      outputKb: limit.outputKb.unwrap().optional(),
    })
    .prefault({}),
});
type ProgramFields = z.infer<typeof programShape>;

/** By language, in the author's order; the first is the one that a student starts with. */
export const programsShape = z
  .record(z.string(), programShape)
  .superRefine((programs, { addIssue }) => {
    const names = Object.keys(programs);
    if (names.length === 0)
      addIssue({ code: 'custom', path: [], message: 'at least one language' });
    for (const name of names) {
      const known = programmingLanguageShape.options.join(', ');
      if (!programmingLanguageShape.safeParse(name).success)
        addIssue({ code: 'custom', path: [name], message: `no such language; known: ${known}` });
    }
  });

export type Program = {
  readonly language: ProgrammingLanguage;
  readonly entry: string;
  readonly starter: string;
  readonly forbidden: string[];
  readonly limits: ProgramFields['limits'];
};

/** The part of a manifest that says in which languages a problem may be solved. */
export type Offering = {
  readonly language?: ProgrammingLanguage | undefined;
  readonly entry?: string | undefined;
  readonly languages?: Readonly<Record<string, ProgramFields>> | undefined;
  readonly forbidden: readonly string[];
};

/** Every language of a problem, in the author's order. */
export function programsOf(offering: Offering): readonly [Program, ...Program[]] {
  const { language, entry, languages = {} } = offering;
  const given = Object.entries(languages).map(([name, program]) => ({ name, program }));
  const all: typeof given =
    language === undefined || entry === undefined
      ? given
      : [{ name: language, program: { entry, limits: {}, forbidden: [...offering.forbidden] } }];
  const [first, ...rest] = all.map(({ name, program }) => completed(name, program));
  if (first === undefined) throw new Error('a manifest without a language was let through');
  return [first, ...rest];
}

/** Null for a language in which the problem is not offered. */
export function programIn(offering: Offering, language: ProgrammingLanguage): Program | null {
  return programsOf(offering).find((program) => program.language === language) ?? null;
}

function completed(name: string, program: ProgramFields): Program {
  const { entry, limits, forbidden = [] } = program;
  const starter = program.starter ?? `starter${endingOf(entry)}`;
  return { language: programmingLanguageShape.parse(name), entry, starter, forbidden, limits };
}

/** What a run in one language may use: the problem's limits, the language's own, and its share of time for starting. */
export function limitsIn(
  offering: Offering & { readonly limits: Limits },
  language: ProgrammingLanguage,
): Limits {
  const { limits } = offering;
  const own = programIn(offering, language)?.limits ?? {};
  const wallMs = Math.min(WALL_MAX_MS, Math.round(limits.wallMs * WALL_FACTORS[language]));
  return limitsShape.parse({ ...limits, wallMs, ...own });
}

/** A virtual machine takes longer to start and to warm up than an interpreter. */
const WALL_FACTORS: Readonly<Record<ProgrammingLanguage, number>> = {
  python: 1,
  javascript: 1,
  java: 1.5,
  csharp: 1.5,
};

/** With its dot; empty for a name without one. */
export function endingOf(name: string): string {
  const at = name.lastIndexOf('.');
  return at <= 0 ? '' : name.slice(at);
}
