// The files of a new problem: complete and passing `problems check`, for an author to change piece by piece.
import { stringify } from 'yaml';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { ImportedCases } from './csv-cases.ts';
import { ENTRIES, IO_STARTERS, commentMark, exampleSources, idleSource } from './new-sources.ts';
import { SCHEMA_LINE } from './problem-schema.ts';

export const NEW_KINDS = ['io', 'call', 'pytest'] as const;
export type NewKind = (typeof NEW_KINDS)[number];

/** One file of the folder; names may begin with `solutions/`. */
export type NewFile = { readonly name: string; readonly text: string };

export type Wanted = {
  readonly id: string;
  /** At least one, the first is where a student starts. */
  readonly languages: readonly ProgrammingLanguage[];
};

/** The sum of two numbers, with the tests of one kind. `pytest` is for Python alone. */
export function exampleProblem(wanted: Wanted, kind: NewKind): NewFile[] {
  const sourceKind = kind === 'io' ? 'io' : 'call';
  const sources = wanted.languages.flatMap((language) => {
    const { starter, accepted, wrong, cheat } = exampleSources(sourceKind, language);
    return [
      { name: `starter${endingOf(language)}`, text: starter },
      solution(language, 'accepted', 'verdict=accepted score=10', accepted),
      solution(language, 'wrong-resta', 'verdict=partial score=3', wrong),
      solution(language, 'cheat-constante', 'verdict=partial score=4', cheat),
    ];
  });
  const yaml = manifestText(wanted, TESTS[kind]);
  const tests = kind === 'pytest' ? PYTEST_FILES : [];
  return [yaml, ...statements(wanted.id, EXAMPLE_TASK[sourceKind]), ...sources, ...tests];
}

/** The inputs and outputs of a table. Which solutions are right and wrong only its author can say: they are missing. */
export function problemOfCases(wanted: Wanted, { cases, files }: ImportedCases): NewFile[] {
  const sources = wanted.languages.flatMap((language) => [
    { name: `starter${endingOf(language)}`, text: IO_STARTERS[language] },
    solution(language, 'cheat-nada', 'verdict=wrong|runtime-error score=0', idleSource(language)),
  ]);
  const points = cases.reduce((sum, { points: one = 0 }) => sum + one, 0);
  const rubric = points > 0 ? { rubric: { max_points: points } } : {};
  const yaml = manifestText(wanted, { tests: [{ kind: 'io', cases }], ...rubric });
  return [yaml, ...statements(wanted.id, BLANK_TASK), ...sources, ...files];
}

/** A solution with its promise in the first line. */
export function solution(
  language: ProgrammingLanguage,
  name: string,
  promise: string,
  source: string,
): NewFile {
  const text = `${commentMark(language)} expect: ${promise}\n${source}`;
  return { name: `solutions/${name}${endingOf(language)}`, text };
}

const endingOf = (language: ProgrammingLanguage): string =>
  ENTRIES[language].slice(ENTRIES[language].lastIndexOf('.'));

function manifestText({ id, languages }: Wanted, rest: Record<string, unknown>): NewFile {
  const entries = languages.map((language) => [language, { entry: ENTRIES[language] }] as const);
  const values = {
    id,
    title: { es: id, en: id },
    languages: Object.fromEntries(entries),
    limits: { wallMs: 5_000, memoryMb: 128 },
    ...rest,
  };
  return { name: 'problem.yml', text: `${SCHEMA_LINE}\n${stringify(values, { lineWidth: 0 })}` };
}

const CASES = [
  { name: 'positivos', visibility: 'public', points: 4, a: 2, b: 3 },
  { name: 'negativos', visibility: 'hidden', points: 3, a: -4, b: 1 },
  { name: 'con cero', visibility: 'hidden', points: 3, a: 7, b: 0 },
];

const TESTS: Readonly<Record<NewKind, Record<string, unknown>>> = {
  io: {
    tests: [
      {
        kind: 'io',
        cases: CASES.map(({ a, b, ...one }) => ({
          ...one,
          stdin: `${a} ${b}\n`,
          stdout: `${a + b}\n`,
        })),
      },
    ],
    rubric: { max_points: 10 },
  },
  call: {
    tests: [
      {
        kind: 'call',
        function: { python: 'suma', javascript: 'suma', java: 'suma', csharp: 'Suma' },
        cases: CASES.map(({ a, b, ...one }) => ({ ...one, args: [a, b], returns: a + b })),
      },
    ],
    rubric: { max_points: 10 },
  },
  pytest: {
    tests: { public: 'tests_public.py', hidden: 'tests_hidden.py' },
    rubric: {
      max_points: 10,
      tests: [
        { name: 'test_positivos', points: 4, visibility: 'public' },
        { name: 'test_negativos', points: 3, visibility: 'hidden' },
        { name: 'test_con_cero', points: 3, visibility: 'hidden' },
      ],
    },
  },
};

const PYTEST_FILES: readonly NewFile[] = [
  {
    name: 'tests_public.py',
    text: 'from main import suma\n\n\ndef test_positivos():\n    assert suma(2, 3) == 5\n',
  },
  {
    name: 'tests_hidden.py',
    text: 'from main import suma\n\n\ndef test_negativos():\n    assert suma(-4, 1) == -3\n\n\ndef test_con_cero():\n    assert suma(7, 0) == 7\n',
  },
];

type Task = { readonly es: string; readonly en: string };
const EXAMPLE_TASK: Readonly<Record<'io' | 'call', Task>> = {
  io: {
    es: 'Lee dos números enteros de una línea y escribe su suma.\n\n| entrada | salida |\n| ------- | ------ |\n| `2 3`   | `5`    |\n',
    en: 'Read two whole numbers from one line and print their sum.\n\n| input | output |\n| ----- | ------ |\n| `2 3` | `5`    |\n',
  },
  call: {
    es: 'Escribe una función `suma` que devuelve la suma de dos números enteros.\n\n| llamada      | devuelve |\n| ------------ | -------- |\n| `suma(2, 3)` | `5`      |\n',
    en: 'Write a function `suma` that returns the sum of two whole numbers.\n\n| call         | returns |\n| ------------ | ------- |\n| `suma(2, 3)` | `5`     |\n',
  },
};
const BLANK_TASK: Task = {
  es: 'Qué hay que hacer, qué llega por la entrada y qué se espera en la salida, con un ejemplo.\n',
  en: 'What is to be done, what comes in and what is expected on the output, with an example.\n',
};

const statements = (id: string, { es, en }: Task): NewFile[] => [
  { name: 'statement.es.md', text: `# ${id}\n\n${es}` },
  { name: 'statement.en.md', text: `# ${id}\n\n${en}` },
];
