// Ways to points or to hidden inputs that depend on how a problem's tests are written. Each was open once.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Report } from '#contract/report.ts';
import { createRunner } from '../runner.ts';
import type { PooledRunner } from '../runner.ts';
import { trialProblem, trialRequest } from '../trial.ts';
import type { Trial } from '../trial.ts';

let runner: PooledRunner;
beforeAll(() => {
  runner = createRunner({ toolVersion: 'test', poolSize: 2 });
});
afterAll(() => runner.close());

async function reportOf(source: string, trial: Trial): Promise<Report> {
  const report = await runner.judge(trialRequest(trialProblem(trial), source));
  if (!report.ok) throw new Error(report.error.detail);
  return report.value;
}

const publicTests = 'from student_code import f\ndef test_f():\n    assert f(1) == 1\n';

test.each([
  ['has nothing of what they import', 'def f(x): return x'],
  ['raises while they are read', 'def f(x): return x\ndef g(x): raise ImportError(x)'],
  ['ends itself while they are read', 'import os\ndef f(x): return x\ndef g(x): os._exit(0)'],
])('without a rubric, hidden tests weigh though the code %s', async (_what, source) => {
  const report = await reportOf(source, {
    publicTests,
    hiddenTests:
      'from student_code import g\nX = g(1)\ndef test_g():\n    assert X == 2\ndef test_h():\n    assert X\n',
  });
  expect(report).toMatchObject({ score: 3.33, maxScore: 10 });
  expect(report.verdict).not.toBe('accepted');
});

test('what a mock says of its calls is not for the student to write', async () => {
  const report = await reportOf(
    `def f(m):
    for name in ('assert_called_once_with', 'called', 'call_count', 'side_effect'):
        try:
            setattr(m, name, lambda *a, **k: None)
        except AttributeError:
            pass
    for name in ('reset_mock', 'configure_mock', 'mock_calls', 'call_args_list'):
        try:
            getattr(m, name)(called=True)
        except (AttributeError, TypeError):
            pass
def g(m):
    m(5)
    m.other.name = 'x'`,
    {
      publicTests: `import student_code
from unittest.mock import Mock
def test_called():
    m = Mock()
    student_code.f(m)
    assert m.called
def test_asked():
    m = Mock()
    student_code.f(m)
    m.assert_called_once_with(5)
def test_honest():
    m = Mock()
    student_code.g(m)
    m.assert_called_once_with(5)
    assert m.other.name == 'x'
`,
    },
  );
  expect(report.tests.map((one) => one.outcome)).toEqual(['failed', 'failed', 'passed']);
});

test("a method of a test's own object cannot be replaced, its data can", async () => {
  const report = await reportOf(
    'def f(x):\n    x.n = 1\ndef g(x):\n    x.is_right = lambda: True\n',
    {
      publicTests: `import student_code
class Fake:
    n = 0
    def is_right(self):
        return self.n == 1
def test_data():
    x = Fake()
    student_code.f(x)
    assert x.is_right()
def test_method():
    x = Fake()
    student_code.g(x)
    assert x.is_right()
`,
    },
  );
  expect(report.tests.map((one) => one.outcome)).toEqual(['passed', 'failed']);
});

test('an input that is met while the hidden file is read does not show in a public test', async () => {
  const report = await reportOf('seen = []\ndef f(x):\n    seen.append(x)\n    print(seen)\n', {
    publicTests,
    hiddenTests:
      'from student_code import f\nX = f("secreto-77")\ndef test_g():\n    assert X == 2\n',
  });
  const shown = report.tests.filter((one) => one.visibility === 'public');
  expect(shown.map((one) => one.output)).toEqual(['[1]\n']);
});

test('an input that a program reads in a hidden test is no reason why it did not load', async () => {
  const report = await reportOf('raise ValueError(input())\n', {
    publicTests: 'def test_nothing():\n    pass\n',
    hiddenTests: `import runpy
def test_g(monkeypatch):
    monkeypatch.setattr('builtins.input', lambda *a: 'secreto-77')
    runpy.run_path('student_code.py')
`,
  });
  expect(report.loadError).toBeNull();
});
