import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Handlers } from '#contract/calls.ts';
import { responseShape } from '#contract/wire.ts';
import { createGate } from './gate.ts';

// Handlers of two calls are enough: the gate treats all rows of the table alike.
function gateWith(handlers: Partial<Handlers>) {
  const bugs: unknown[] = [];
  const gate = createGate({
    handlers: handlers as Handlers,
    onBug: (_call, error) => bugs.push(error),
  });
  return { gate, bugs };
}

test('a known call with a valid ask is answered under its id', async () => {
  const { gate } = gateWith({ 'submission/list': () => [] });
  expect(await gate({ id: 7, call: 'submission/list', ask: {} })).toEqual({
    id: 7,
    ok: true,
    answer: [],
  });
});

test.each([
  ['an unknown call', { id: 1, call: 'station/erase', ask: {} }, 'unknown-call'],
  ['a name of every object', { id: 1, call: 'constructor', ask: {} }, 'unknown-call'],
  ['a prototype', { id: 1, call: '__proto__', ask: {} }, 'unknown-call'],
  [
    'an ask of another shape',
    { id: 1, call: 'draft/read', ask: { problemId: '../x' } },
    'malformed',
  ],
  [
    'an ask with more than it may',
    { id: 1, call: 'submission/list', ask: { all: true } },
    'malformed',
  ],
  ['no id', { call: 'submission/list', ask: {} }, 'malformed'],
  ['no object', 'submission/list', 'malformed'],
  ['nothing', null, 'malformed'],
])('%s is refused', async (_name, message, kind) => {
  const { gate, bugs } = gateWith({ 'submission/list': () => [], 'draft/read': () => null });
  expect(await gate(message)).toMatchObject({ ok: false, fault: { kind } });
  expect(bugs).toEqual([]);
});

test('a handler that throws says nothing of itself to the screen, and all to the log', async () => {
  const secret = new Error('/home/staff/hidden tests');
  const { gate, bugs } = gateWith({ 'submission/list': () => Promise.reject(secret) });
  const response = await gate({ id: 3, call: 'submission/list', ask: {} });
  expect(response).toMatchObject({ id: 3, ok: false, fault: { kind: 'failed' } });
  expect(JSON.stringify(response)).not.toContain('hidden');
  expect(bugs).toEqual([secret]);
});

test('an answer with a field that the contract does not name never leaves', async () => {
  const draft = {
    problemId: 'suma',
    language: 'python' as const,
    source: '',
    cursor: 0,
    savedAtMs: 1,
    lastSeq: 0,
  };
  const { gate } = gateWith({ 'draft/read': () => ({ ...draft, expected: '42' }) });
  const response = await gate({ id: 1, call: 'draft/read', ask: { problemId: 'suma' } });
  expect(response).toMatchObject({ ok: false, fault: { kind: 'failed' } });
  expect(JSON.stringify(response)).not.toContain('42');
});

test('whatever comes, a response of the contract goes out', async () => {
  const { gate } = gateWith({});
  await fc.assert(
    fc.asyncProperty(fc.anything({ withNullPrototype: true }), async (message) => {
      expect(responseShape.parse(await gate(message)).ok).toBe(false);
    }),
  );
});
