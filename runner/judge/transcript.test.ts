import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TESTS_MAX, parseGraderLine } from './messages.ts';
import type { GraderMessage } from './messages.ts';
import { EMPTY_TRANSCRIPT, cutShort, heard, stoppedBy } from './transcript.ts';
import type { Transcript } from './transcript.ts';

const collected: GraderMessage = {
  type: 'collected',
  tests: [{ id: 't.py::a', name: 'a', file: 't.py' }],
};
const report = (id: string): GraderMessage => ({
  ...{ type: 'test', id, name: 'a', file: 't.py' },
  ...{ outcome: 'passed', durationMs: 1, output: '' },
});
const started: GraderMessage = { type: 'started' };
const end: GraderMessage = { type: 'end' };

function hear(...messages: GraderMessage[]): Transcript | null {
  return messages.reduce<Transcript | null>(
    (transcript, message) => (transcript === null ? null : heard(transcript, message)),
    EMPTY_TRANSCRIPT,
  );
}

describe('a message is believed', () => {
  test('in its place', () => {
    const transcript = hear(started, collected, report('t.py::a'), end);
    expect(transcript).toMatchObject({ isStarted: true, tests: [{ id: 't.py::a' }] });
  });

  test('once, and only about tests that were announced, and never after the end', () => {
    expect(hear(collected, collected)).toBeNull();
    expect(hear(report('t.py::a'))).toBeNull();
    expect(hear(collected, report('t.py::b'))).toBeNull();
    expect(hear(collected, report('t.py::a'), report('t.py::a'))).toBeNull();
    expect(hear(collected, end, report('t.py::a'))).toBeNull();
    expect(hear(end, end)).toBeNull();
    expect(hear(started, started)).toBeNull();
    expect(hear(collected, end, started)).toBeNull();
  });
});

describe('a conversation that the runner cut', () => {
  const two: GraderMessage = {
    type: 'collected',
    tests: ['a', 'b', 'c'].map((name) => ({ id: `t.py::${name}`, name, file: 't.py' })),
  };

  test('fails the test that was running, and none of those behind it', () => {
    const cut = cutShort(hear(started, two, report('t.py::a'))!, 'time');
    expect(cut.cut).toBe('time');
    expect(cut.tests.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['t.py::a', 'passed'],
      ['t.py::b', 'failed'],
    ]);
    expect(cut.tests[1]).toMatchObject({
      cause: 'limit',
      message: 'stopped: the time limit was reached',
    });
  });

  test('fails nothing when nothing was announced, or all was told', () => {
    expect(cutShort(hear(started)!, 'memory').tests).toEqual([]);
    expect(cutShort(hear(collected, report('t.py::a'))!, 'time').tests).toHaveLength(1);
    expect(cutShort(hear(collected, end)!, 'output').tests).toEqual([]);
  });
});

test('what the runner saw itself comes before what the grader says', () => {
  const transcript = hear(collected, { type: 'end', stopped: 'time' })!;
  expect(stoppedBy(transcript)).toBe('time');
  expect(stoppedBy({ ...transcript, cut: 'output' })).toBe('output');
});

describe('a line of the grader', () => {
  test.each([
    ['no JSON', 'hello'],
    ['no object', '[]'],
    ['another type', '{"type":"verdict","score":10}'],
    ['an outcome that does not exist', JSON.stringify({ ...report('t.py::a'), outcome: 'great' })],
    ['a negative duration', JSON.stringify({ ...report('t.py::a'), durationMs: -1 })],
    [
      'too many tests',
      JSON.stringify({
        type: 'collected',
        tests: Array.from({ length: TESTS_MAX + 1 }, (_, at) => ({
          ...{ id: `t.py::a${at}`, name: 'a', file: 't.py' },
        })),
      }),
    ],
  ])('is refused when it is %s', (_what, line) => expect(parseGraderLine(line)).toBeNull());

  test('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
        expect(parseGraderLine(line)).toBeNull();
      }),
    );
  });

  test('has its long texts cut', () => {
    const message = { ...report('t.py::a'), message: 'x'.repeat(100_000) };
    const parsed = parseGraderLine(JSON.stringify(message));
    expect(parsed?.type === 'test' && parsed.message?.length).toBe(4_000);
  });
});
