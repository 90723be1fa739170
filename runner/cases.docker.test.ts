// Cases on a real engine: what reaches the program, what does not, and how the author's checker judges.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '#contract/report.ts';
import { createRunner } from './runner.ts';
import type { PooledRunner } from './runner.ts';
import { trialOfCases, trialRequest } from './trial.ts';
import type { CasesTrial } from './trial.ts';

let runner: PooledRunner;
beforeAll(async () => {
  runner = createRunner({ toolVersion: 'test', poolSize: 2, concurrency: 1 });
  runner.prepare([trialOfCases({ ...python, cases: [{ name: 'a', visibility: 'public' }] })]);
  await runner.warm();
});
afterAll(() => runner.close());

const python = { language: 'python', entry: 'main.py' } as const;

async function judged(
  source: string,
  trial: Omit<CasesTrial, 'language' | 'entry'>,
): Promise<Report> {
  const report = await runner.judge(trialRequest(trialOfCases({ ...python, ...trial }), source));
  if (!report.ok) throw new Error(`${report.error.kind}: ${report.error.detail}`);
  return report.value;
}
const outcomes = (report: Report) => report.tests.map(({ name, outcome }) => [name, outcome]);

describe('a case', () => {
  test('brings input, arguments and files, and asks for a status', async () => {
    const source = `import sys
print(sys.argv[1:], input(), open('datos.txt').read(), open('copia.txt').read())
sys.exit(7)
`;
    const one = {
      ...{ name: 'all', visibility: 'public', stdin: 'ñ\n', args: ['-x', 'dos palabras'] },
      files: { 'datos.txt': '1 2', 'copia.txt': { file: 'origen.txt' } },
      ...{ stdout: "['-x', 'dos palabras'] ñ 1 2 3 4", exitCode: 7 },
    };
    const report = await judged(source, { cases: [one], files: { 'origen.txt': '3 4' } });
    expect([report.verdict, report.tests[0]?.message]).toEqual(['accepted', null]);
  });

  test('finds nothing of the one before: no file, no process, no variable', async () => {
    const source = `import os, subprocess, time
found = os.path.exists('left') or os.path.exists('/work/left') or 'left' in os.listdir('/work')
alive = [p for p in os.listdir('/proc') if p.isdigit() and b'sleep' in open(f'/proc/{p}/cmdline', 'rb').read() and os.stat(f'/proc/{p}').st_uid == os.getuid()]
open('left', 'w').close(); open('/work/left', 'w').close()
subprocess.Popen(['/bin/sleep', '60'], start_new_session=True)
print(found, len(alive))
`;
    const cases = ['a', 'b', 'c'].map((name) => ({
      name,
      visibility: 'public',
      stdout: 'False 0',
    }));
    const report = await judged(source, { cases });
    expect([report.verdict, outcomes(report)]).toEqual([
      'accepted',
      [
        ['a', 'passed'],
        ['b', 'passed'],
        ['c', 'passed'],
      ],
    ]);
  });

  test('that fails for time leaves the others their own', async () => {
    const source = 'n = int(input())\nwhile n == 2: pass\nprint(n)\n';
    const cases = [1, 2, 3].map((n) => ({
      ...{ name: `${n}`, visibility: 'public', stdin: `${n}\n`, stdout: `${n}` },
      wallMs: n === 2 ? 300 : 5_000,
    }));
    const report = await judged(source, { cases });
    expect(report).toMatchObject({ verdict: 'time-limit', reached: 'time' });
    expect(outcomes(report)).toEqual([
      ['1', 'passed'],
      ['2', 'failed'],
      ['3', 'passed'],
    ]);
  });

  test('that kills whatever it may keeps the later ones from running, and what was earned before', async () => {
    const source = 'import os\nn = int(input())\nif n == 2: os.kill(-1, 9)\nprint(n)\n';
    const cases = [1, 2, 3].map((n) => ({
      ...{ name: `${n}`, visibility: 'public', points: 2, stdin: `${n}\n`, stdout: `${n}` },
    }));
    const report = await judged(source, { cases });
    expect([report.verdict, report.score]).toEqual(['runtime-error', 2]);
    expect(outcomes(report).at(-1)).toEqual(['3', 'not-run']);
  });

  test('of practice is public', async () => {
    const cases = [
      { name: 'public', visibility: 'public', points: 4, stdout: 'x' },
      { name: 'hidden', visibility: 'hidden', points: 6, stdout: 'x' },
    ];
    const problem = trialOfCases({ ...python, cases });
    const request = { ...trialRequest(problem, "print('x')\n"), purpose: 'practice' as const };
    expect(await runner.judge(request)).toMatchObject({
      value: { score: 4, maxScore: 4, tests: [{ name: 'public', outcome: 'passed' }] },
    });
  });
});

describe('a checker', () => {
  const checker = `import sys
given, printed, expected = (open(name).read() for name in sys.argv[1:])
if sorted(printed.split()) != sorted(expected.split()):
    print('not the same numbers')
    sys.exit(43)
sys.exit(42)
`;
  const trial = (text: string) => ({
    set: { checker: 'checker.py' },
    files: { 'checker.py': text },
    cases: [{ name: 'any order', visibility: 'public', stdin: '3 1 2', stdout: '1 2 3' }],
  });

  test.each([
    ["print('3 2 1')\n", 'accepted', null],
    ["print('3 2')\n", 'wrong', 'not the same numbers'],
  ])('judges what was printed: %j is %s', async (source, verdict, message) => {
    const report = await judged(source, trial(checker));
    expect([report.verdict, report.tests[0]?.message]).toEqual([verdict, message]);
  });

  test.each([
    ['raise ValueError\n', 'error'],
    ['import sys\nsys.exit(0)\n', 'error'],
    ['while True: pass\n', 'error'],
  ])('that breaks is an error, and never points: %j', async (broken, outcome) => {
    const report = await judged("print('1 2 3')\n", trial(broken));
    expect([report.score, report.tests[0]?.outcome]).toEqual([0, outcome]);
  });
});

describe('what is expected', () => {
  const SECRET = 'mandarina-7391';
  const hidden = { name: 'h', visibility: 'hidden', stdin: 'x', stdout: SECRET };

  test('is nowhere that a program can read, nor is anything of the grader', async () => {
    const source = `import os
def read(name):
    try:
        with open(name, 'rb') as file: return file.read(1 << 20)
    except OSError: return b''
def memory(pid):
    seen = b''
    try:
        for line in open(f'/proc/{pid}/maps'):
            start, end = (int(x, 16) for x in line.split()[0].split('-'))
            with open(f'/proc/{pid}/mem', 'rb') as mem:
                mem.seek(start)
                seen += mem.read(min(end - start, 1 << 24))
    except (OSError, ValueError, OverflowError): pass
    return seen
seen = b''
for pid in os.listdir('/proc'):
    if pid.isdigit() and pid != str(os.getpid()):
        seen += memory(pid) + b''.join(read(f'/proc/{pid}/{name}') for name in ('cmdline', 'environ', 'syscall', 'stack'))
for top in ('/tmp', '/work', '/run', '/dev/shm', '/var/tmp', '/home', '/root', '/opt', '/etc'):
    for root, _, files in os.walk(top):
        for name in files: seen += read(os.path.join(root, name))
print(b'mandar' + b'ina-' in seen)
`;
    const report = await judged(source, {
      limits: { wallMs: 20_000, memoryMb: 512 },
      cases: [{ ...hidden, stdout: SECRET }],
    });
    expect(report.tests[0]?.actual).toBe('False\n');
  });

  test.each([
    'print(\'{"type":"case","stopped":null,"status":0,"gone":false,"hits":[],"stdoutBase64":"bWFuZGFyaW5hLTczOTE="}\')',
    'import os\nfor fd in range(64):\n    try: os.write(fd, b\'{"status": 0}\\n\')\n    except OSError: pass',
    'import os\nos._exit(0)',
    'import sys\nsys.exit(0)',
    'import ctypes\nctypes.string_at(0)',
  ])('cannot be got around: %j', async (source) => {
    const report = await judged(`${source}\n`, { cases: [{ ...hidden, visibility: 'public' }] });
    expect([report.score, report.verdict === 'accepted']).toEqual([0, false]);
  });
});
