// Hostile programs in every language through the real runner: each gets what is right for it, earns no more than its honest
// part, learns nothing of the hidden cases, and leaves no mark on what comes after it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProgrammingLanguage } from '#contract/language.ts';
import { MIB, SECOND_MS } from '#contract/limits.ts';
import { problemManifestShape } from '#contract/problem.ts';
import type { Problem } from '#contract/problem.ts';
import type { Report } from '#contract/report.ts';
import type { Purpose, Verdict } from '#contract/verdict.ts';
import { resultView } from '../../electron/submissions/view.ts';
import { createRunner } from '../runner.ts';
import type { PooledRunner } from '../runner.ts';
import { trialOfCases, trialRequest } from '../trial.ts';
import { csharp } from './languages/csharp.ts';
import type { Hostile } from './languages/hostile.ts';
import { java } from './languages/java.ts';
import { javascript } from './languages/javascript.ts';
import { python } from './languages/python.ts';

const hostile = { python, javascript, java, csharp } as const;
const languages = Object.keys(hostile) as ProgrammingLanguage[];
const ATTACKS_MIN = 25;
const HIDDEN_WORDS = [
  ...['731095527', '268904473', 'entrada-oculta-3307', '7033-atluco-adartne'],
  'caso-oculto',
];
/** What is right for a program that does not sum, and does nothing worse. On a machine that does much else it may be late. */
const USUAL: readonly Verdict[] = [
  ...(['partial', 'wrong', 'runtime-error', 'compile-error'] as const),
  'time-limit',
];
/** A hostile program is not waited for; an honest one gets its points however busy the machine is. */
const HOSTILE_WALL_MS = 1_500;
const HONEST_WALL_MS = 11_000;
/** `npm test` runs a share of each corpus, the same on every machine; `npm run test:soak` runs all of it. */
const SHARE = process.env['INVIGIL_SOAK'] === undefined ? 5 : 1;
/** All but the cases of `suma`. */
const WITHOUT_SUM = 6;
const GROWTH_MAX_BYTES = 256 * MIB;
/** On a machine that does much else. Students' clocks run inside, and are checked. */
const PATIENCE_MS = 300 * SECOND_MS;

let runner: PooledRunner;
let baseBytes: number;
beforeAll(async () => {
  runner = createRunner({ toolVersion: 'test', languages, poolSize: 1, concurrency: 2 });
  await runner.warm();
  baseBytes = process.memoryUsage().rss;
});
afterAll(() => runner.close());

describe.each(languages)('%s', (language) => {
  const { program, attacks } = hostile[language];

  test(`there are at least ${ATTACKS_MIN} programs, each another`, () => {
    expect(new Set(attacks.map(program)).size).toBe(attacks.length);
    expect(attacks.length).toBeGreaterThanOrEqual(ATTACKS_MIN);
  });

  test('the honest program earns everything', { timeout: PATIENCE_MS }, async () => {
    const report = await judged(language, null, 'final');
    expect(summary(report)).toBe(`accepted, 10, ${'passed '.repeat(5).trim()}`);
  });

  describe.concurrent('a program that tries to', () => {
    test.each(attacks.filter((_attack, index) => index % SHARE === 0))(
      '$tries',
      { timeout: PATIENCE_MS },
      async (attack) => {
        const report = await judged(language, attack, 'final');
        const allowed = attack.only?.concat('time-limit') ?? [...USUAL, ...(attack.allows ?? [])];
        expect(allowed, `got ${summary(report)}`).toContain(report.verdict);
        expect(report.score, summary(report)).toBeLessThanOrEqual(attack.maxPoints ?? WITHOUT_SUM);
        expect(leaksOf(resultView(report, 'count'))).toEqual([]);
        expect(await judged(language, null, 'final')).toMatchObject({ score: 10 });
        expect(leaksOf(await judged(language, attack, 'practice'))).toEqual([]);
        expect(process.memoryUsage().rss - baseBytes).toBeLessThan(GROWTH_MAX_BYTES);
      },
    );
  });
});

async function judged(
  language: ProgrammingLanguage,
  attack: Hostile | null,
  purpose: Purpose,
): Promise<Report> {
  const { program } = hostile[language];
  const request = { ...trialRequest(problemIn(language, attack), program(attack)), purpose };
  const report = await runner.judge(request);
  if (!report.ok) throw new Error(`${report.error.kind}: ${report.error.detail}`);
  return report.value;
}

function problemIn(language: ProgrammingLanguage, attack: Hostile | null): Problem {
  const wallMs = attack === null ? HONEST_WALL_MS : HOSTILE_WALL_MS;
  const { entry } = hostile[language];
  const trial = trialOfCases({ language, entry, cases: [{ name: 'x', visibility: 'public' }] });
  const hidden = (n: number) => ({ name: `caso-oculto-${n}`, visibility: 'hidden' });
  const open = (name: string) => ({ name, visibility: 'public', points: 1 });
  const manifest = problemManifestShape.parse({
    ...trial.manifest,
    limits: { wallMs, memoryMb: 64, processes: 30, outputKb: 16 },
    tests: [
      {
        kind: 'io',
        cases: [
          { ...open('io'), stdin: 'hola\n', stdout: 'aloh' },
          {
            ...hidden(1),
            points: 2,
            stdin: 'entrada-oculta-3307\n',
            stdout: '7033-atluco-adartne',
          },
        ],
      },
      {
        kind: 'call',
        function: { python: 'suma', javascript: 'suma', java: 'suma', csharp: 'Suma' },
        cases: [
          { ...open('suma'), args: [2, 3], returns: 5 },
          { ...hidden(2), points: 3, args: [731_095_527, 268_904_473], returns: 1_000_000_000 },
        ],
      },
      {
        kind: 'call',
        class: 'Contador',
        cases: [
          {
            ...hidden(3),
            points: 3,
            steps: [
              {
                call: { python: 'sube', javascript: 'sube', java: 'sube', csharp: 'Sube' },
                args: [5],
                returns: 5,
              },
              {
                call: { python: 'sube', javascript: 'sube', java: 'sube', csharp: 'Sube' },
                args: [7],
                returns: 12,
              },
            ],
          },
        ],
      },
    ],
  });
  return { ...trial, manifest };
}

const leaksOf = (seen: unknown): string[] => {
  const text = JSON.stringify(seen);
  return HIDDEN_WORDS.filter((word) => text.includes(word));
};

const summary = ({ verdict, score, tests }: Report): string =>
  [verdict, score, tests.map(({ outcome }) => outcome).join(' ')].join(', ');
