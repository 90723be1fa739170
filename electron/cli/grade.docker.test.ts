// The command line as scripts use it: a process of its own, its exit code, and what it prints where.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROJECT } from '../station/project.ts';
import { freshDirectory } from '../testing/fresh-database.ts';
import { invigil } from '../testing/invigil.ts';
import { sha256Of } from '../testing/sample-report.ts';

const SUMA = path.join(PROJECT, 'problems', 'suma');
const ACCEPTED = path.join(SUMA, 'solutions', 'accepted.py');

describe('grade', () => {
  test('prints one JSON value with every promised field, and nothing else on standard output', async () => {
    const { code, out } = await invigil('grade', '--problem', SUMA, '--file', ACCEPTED, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      problemId: 'suma',
      sourceSha256: sha256Of(readFileSync(ACCEPTED)),
      verdict: 'accepted',
      score: 10,
      maxScore: 10,
      tests: [
        {
          name: 'test_suma_basico',
          visibility: 'public',
          outcome: 'passed',
          points: 5,
          maxPoints: 5,
          durationMs: expect.any(Number),
          message: null,
        },
        { name: 'test_suma_negativos', visibility: 'hidden', outcome: 'passed' },
      ],
      phasesMs: { acquire: expect.any(Number), run: expect.any(Number), total: expect.any(Number) },
      image: expect.any(String),
      limits: { wallMs: 5_000, memoryMb: 256, processes: 50, cpus: 1, outputKb: 64 },
    });
  });

  test('grades exactly the bytes of the file', async () => {
    const file = path.join(freshDirectory(), 'odd.py');
    const bytes = Buffer.from('\uFEFFdef suma(a, b):  # ñ 😀\r\n\treturn a + b \t');
    writeFileSync(file, bytes);
    const { out } = await invigil('grade', '--problem', SUMA, '--file', file, '--json');
    expect(JSON.parse(out)).toMatchObject({ sourceSha256: sha256Of(bytes), score: 10 });
  });

  test('a folder gives one line for each file, in the order of their names', async () => {
    const dir = freshDirectory();
    cpSync(ACCEPTED, path.join(dir, 'b.py'));
    writeFileSync(path.join(dir, 'a.py'), 'def suma(a, b):\n    return 0\n');
    writeFileSync(path.join(dir, 'c.py'), '');
    writeFileSync(path.join(dir, 'notes.txt'), 'no source');
    const { code, out } = await invigil('grade', '--problem', SUMA, '--dir', dir, '--json');
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines).toMatchObject([
      { file: 'a.py', verdict: 'wrong', score: 0 },
      { file: 'b.py', verdict: 'accepted', score: 10 },
      { file: 'c.py', error: { kind: 'source-empty' } },
    ]);
    expect(code).toBe(1);
  });

  test('forbidden words are a verdict: rejected, with their places', async () => {
    const file = path.join(freshDirectory(), 'os.py');
    writeFileSync(file, 'x = 1\nimport os\n');
    const { code, out } = await invigil('grade', '--problem', SUMA, '--file', file, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'rejected',
      score: 0,
      findings: [{ word: 'os', line: 2, column: 8 }],
    });
  });
});

describe('what cannot be graded gives one clear error', () => {
  function sourceOf(text: string | Uint8Array): string {
    const file = path.join(freshDirectory(), 'source.py');
    writeFileSync(file, text);
    return file;
  }
  function brokenProblem(): string {
    const dir = path.join(freshDirectory(), 'suma');
    mkdirSync(dir);
    cpSync(SUMA, dir, { recursive: true });
    const yml = path.join(dir, 'problem.yml');
    writeFileSync(yml, readFileSync(yml, 'utf8').replace('language: python', 'language: [python'));
    return dir;
  }

  test.each([
    ['a missing file', () => [SUMA, '/nowhere/x.py'], 'missing-file'],
    ['a broken problem.yml', () => [brokenProblem(), ACCEPTED], 'broken-problem'],
    ['an unknown id', () => [path.join(PROJECT, 'problems', 'nope'), ACCEPTED], 'unknown-problem'],
    ['51 KB', () => [SUMA, sourceOf('x=1\n'.repeat(51 * 256))], 'source-too-long'],
    ['an empty source', () => [SUMA, sourceOf('')], 'source-empty'],
    ['a NUL byte', () => [SUMA, sourceOf('x = 1\n\0')], 'nul-byte'],
    ['Latin-1', () => [SUMA, sourceOf(Buffer.from('x = "ñ"', 'latin1'))], 'not-utf8'],
  ] as const)('%s', async (_name, paths, kind) => {
    const [problem, file] = paths();
    const { code, out, err } = await invigil(
      ...['grade', '--problem', problem ?? '', '--file', file ?? '', '--json'],
    );
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      error: { kind, message: expect.stringMatching(/\S/) },
    });
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('50 KB is not too long', async () => {
    const file = sourceOf(`def suma(a, b):\n    return a + b\n#${'x'.repeat(50 * 1024 - 35)}\n`);
    expect(readFileSync(file)).toHaveLength(50 * 1024);
    const { code, out } = await invigil('grade', '--problem', SUMA, '--file', file, '--json');
    expect([code, (JSON.parse(out) as { score: number }).score]).toEqual([0, 10]);
  });

  test.each([
    [['grade', '--problem', SUMA]],
    [['grade', '--problem', SUMA, '--file', 'a', '--dir', 'b']],
    [['grade', '--file', 'a']],
    [['grade', '--what']],
    [['frobnicate']],
    [['gradebook', 'export']],
  ])('%j is wrong usage', async (args) => {
    const { code, out } = await invigil(...args);
    expect([code, out]).toEqual([2, '']);
  });
});

describe('other commands', () => {
  test('doctor says of each part what it is, why, and what mends it', async () => {
    const { out } = await invigil('doctor', '--json', '--data', freshDirectory());
    const { checks } = JSON.parse(out) as {
      checks: { name: string; state: string; step: unknown }[];
    };
    const states = new Map(checks.map(({ name, state }) => [name, state]));
    expect(states.get('engine')).toBe('ok');
    expect(states.get('node')).toBe('ok');
    for (const name of ['database', 'disk', 'memory', 'rights', 'image', 'cgroup', 'display'])
      expect(states.has(name)).toBe(true);
    for (const { state, step } of checks) expect(step === null).toBe(state === 'ok');
  });

  test('gradebook export of a folder without a database is one clear error', async () => {
    const out = path.join(freshDirectory(), 'g.csv');
    const ended = await invigil(
      'gradebook',
      'export',
      '--out',
      out,
      '--data',
      freshDirectory(),
      '--json',
    );
    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.out)).toMatchObject({ error: { kind: 'no-database' } });
  });
});
