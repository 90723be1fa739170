import { expect, test } from 'vitest';
import { startReading } from '../testing/clock-bench.ts';
import { codeFor } from '../proctoring/codes.ts';
import { IDLE_LOCK_MS, createDoor, deskCode } from './door.ts';

const KEY = new Uint8Array(32).fill(9);

function doorAt() {
  let at = startReading;
  const acts: string[] = [];
  const door = createDoor({
    examId: 'parcial-1',
    proctorKey: KEY,
    clock: () => at,
    onChange: (what, by) => acts.push(`${what} ${by}`),
  });
  const pass = (ms: number): void => {
    at = { ...at, wallMs: at.wallMs + ms, steadyMs: at.steadyMs + ms, bootMs: at.bootMs + ms };
    door.tick();
  };
  return { door, acts, pass };
}

const code = deskCode(KEY, 'parcial-1');

test('a page that nobody uses locks, and one that is used does not', () => {
  const { door, acts, pass } = doorAt();
  expect(door.unlock(code, 'Grace')).toMatchObject({ ok: true });
  pass(IDLE_LOCK_MS);
  door.stay();
  pass(IDLE_LOCK_MS);
  expect(door.proctor()).toBe('Grace');
  pass(1);
  expect(door.proctor()).toBeNull();
  expect(acts).toEqual(['unlock Grace', 'lock Grace']);
});

test('guessing waits longer and longer, and the right code waits with it', () => {
  const { door, pass } = doorAt();
  for (let tries = 0; tries < 5; tries += 1) door.unlock('AAAAA-AAAAA', 'Eve');
  expect(door.unlock(code, 'Grace')).toMatchObject({ error: { kind: 'too-many-wrong-codes' } });
  pass(30_000);
  expect(door.unlock('AAAAA-AAAAA', 'Eve')).toMatchObject({ error: { kind: 'wrong-code' } });
  expect(door.waitMs()).toBe(60_000);
  pass(60_000);
  expect(door.unlock(code.toLowerCase().replace('-', ' '), 'Grace')).toMatchObject({ ok: true });
});

test('no code that a station takes opens the desk, and the desk’s is of one exam', () => {
  const { door } = doorAt();
  const ofStation = {
    purpose: 'panel',
    examId: 'parcial-1',
    request: 'K7M-QPA',
    minutes: 0,
  } as const;
  for (const other of [codeFor(KEY, ofStation), deskCode(KEY, 'parcial-2')])
    expect(door.unlock(other, 'Eve')).toMatchObject({ ok: false });
  expect(codeFor(KEY, { ...ofStation, request: 'DESK' })).toBe(code);
});
