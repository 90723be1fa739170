import { describe, expect, test } from 'vitest';
import type { Rubric } from '#contract/problem.ts';
import type { TestMessage } from './messages.ts';
import { expectedTests, resultOf } from './tests.ts';
import { EMPTY_TRANSCRIPT } from './transcript.ts';
import type { Transcript } from './transcript.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const files = [
  { name: 'tests_public.py', visibility: 'public', bytes: bytesOf('def test_a(): pass') },
  {
    name: 'tests_hidden.py',
    visibility: 'hidden',
    bytes: bytesOf('def test_a(): 1\ndef test_b(): 2'),
  },
] as const;

function idParts(id: string) {
  const [path = '', ...cases] = id.split('[');
  const [file = '', ...names] = path.split('::');
  return { id, file, name: [names.at(-1), ...cases].join('[') };
}

function transcriptOf(reports: Record<string, TestMessage['outcome'] | null>): Transcript {
  const tests = Object.entries(reports).flatMap(([id, outcome]) =>
    outcome === null
      ? []
      : [{ ...idParts(id), type: 'test' as const, outcome, durationMs: 1, output: '' }],
  );
  return { ...EMPTY_TRANSCRIPT, collected: Object.keys(reports).map(idParts), tests };
}

const rubric: Rubric = {
  max_points: 10,
  tests: [
    { name: 'test_a', points: 4, visibility: 'public' },
    { name: 'test_a', points: 6, visibility: 'hidden' },
  ],
};
const outcomes = (transcript: Transcript, ofRubric: Rubric = rubric) =>
  expectedTests(ofRubric, 'final', files, transcript).map((expected) => {
    const result = resultOf(expected, files, transcript);
    return [result.name, result.visibility, result.outcome, result.points];
  });

describe('a test of the rubric', () => {
  test('is told from its namesake in the other file by its visibility', () => {
    const transcript = transcriptOf({
      'tests_public.py::test_a': 'passed',
      'tests_hidden.py::test_a': 'failed',
    });
    expect(outcomes(transcript)).toEqual([
      ['test_a', 'public', 'passed', 4],
      ['test_a', 'hidden', 'failed', 0],
    ]);
  });

  test('earns nothing before anything was heard, and is missing once it is not in the list', () => {
    expect(outcomes(EMPTY_TRANSCRIPT)[0]).toEqual(['test_a', 'public', 'not-run', 0]);
    expect(outcomes(transcriptOf({}))[0]).toEqual(['test_a', 'public', 'missing', 0]);
  });

  test.each([
    ['all cases passed', ['passed', 'passed'], 'passed'],
    ['one case failed', ['passed', 'failed'], 'failed'],
    ['one case was skipped', ['passed', 'skipped'], 'failed'],
    ['one case broke', ['passed', 'error'], 'error'],
    ['one case was never reported', ['passed', null], 'not-run'],
    ['one failed and one was never reported', ['failed', null], 'failed'],
  ] as const)('with parameters, when %s', (_what, [first, second], outcome) => {
    const transcript = transcriptOf({
      'tests_public.py::test_a[1-2]': first,
      'tests_public.py::test_a[x::y]': second,
    });
    expect(outcomes(transcript)[0]).toEqual([
      'test_a',
      'public',
      outcome,
      outcome === 'passed' ? 4 : 0,
    ]);
  });

  test('is not earned by a test whose name only begins the same', () => {
    const transcript = transcriptOf({ 'tests_public.py::test_a_more': 'passed' });
    expect(outcomes(transcript)[0]?.[2]).toBe('missing');
  });

  test('may be a method, named alone or with its class', () => {
    const transcript = transcriptOf({
      'tests_public.py::TestA::test_a': 'passed',
      'tests_public.py::TestB::test_a': 'failed',
    });
    const named = (name: string): Rubric => ({
      max_points: 10,
      tests: [{ name, points: 10, visibility: 'public' }],
    });
    expect(outcomes(transcript, named('TestA::test_a'))[0]?.[2]).toBe('passed');
    expect(outcomes(transcript, named('test_a'))[0]?.[2]).toBe('failed');
  });

  test('from a file that the problem does not have counts for nobody', () => {
    expect(outcomes(transcriptOf({ 'evil.py::test_a': 'passed' }))[0]?.[2]).toBe('missing');
  });
});

describe('without tests in the rubric', () => {
  const none: Rubric = { max_points: 10 };

  test('every collected function weighs the same', () => {
    const transcript = transcriptOf({
      'tests_public.py::test_a[1]': 'passed',
      'tests_public.py::test_a[2]': 'passed',
      'tests_public.py::test_b': 'failed',
      'tests_hidden.py::test_a': 'passed',
    });
    expect(outcomes(transcript, none)).toEqual([
      ['test_a', 'public', 'passed', 3.33],
      ['test_b', 'public', 'failed', 0],
      ['test_a', 'hidden', 'passed', 3.33],
    ]);
  });

  test('a file that was never read still owes the tests that it declares', () => {
    expect(outcomes(transcriptOf({ 'tests_public.py::test_a': 'passed' }), none)).toEqual([
      ['test_a', 'public', 'passed', 3.33],
      ['test_a', 'hidden', 'missing', 0],
      ['test_b', 'hidden', 'missing', 0],
    ]);
  });
});

test('practice answers for the public tests only', () => {
  const expected = expectedTests(rubric, 'practice', files, EMPTY_TRANSCRIPT);
  expect(expected.map((one) => one.visibility)).toEqual(['public']);
});
