import { expect, test } from 'vitest';
import { gatherOutput } from './output.ts';

function gathered() {
  const told: unknown[] = [];
  const due: (() => void)[] = [];
  const output = gatherOutput(
    (parts) => told.push(parts),
    (run) => due.push(run),
  );
  return { output, told, pass: () => due.splice(0).forEach((run) => run()) };
}

test('many small pieces are told as one, and streams in the order they came', () => {
  const { output, told, pass } = gathered();
  for (const byte of Buffer.from('abc')) output.add('stdout', Uint8Array.of(byte));
  output.add('stderr', Buffer.from('!'));
  output.add('stdout', Buffer.from('d'));
  expect(told).toEqual([]);
  pass();
  expect(told).toEqual([
    [
      { stream: 'stdout', text: 'abc' },
      { stream: 'stderr', text: '!' },
      { stream: 'stdout', text: 'd' },
    ],
  ]);
});

test('a character that comes in two pieces stays one, the other stream between them', () => {
  const { output, told, pass } = gathered();
  const bytes = Buffer.from('ñ');
  output.add('stdout', bytes.subarray(0, 1));
  output.add('stderr', Buffer.from('x'));
  output.add('stdout', bytes.subarray(1));
  pass();
  expect(told).toEqual([
    [
      { stream: 'stderr', text: 'x' },
      { stream: 'stdout', text: 'ñ' },
    ],
  ]);
});

test('the end tells what is left, half a character too', () => {
  const { output, told } = gathered();
  output.add('stdout', Buffer.from('ñ').subarray(0, 1));
  output.end();
  expect(told).toEqual([[{ stream: 'stdout', text: '\ufffd' }]]);
});
