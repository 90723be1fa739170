import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { QUEUE_WAITING_MAX, RETRY_FIRST_MS, RETRY_MAX_MS, TRIES_MAX } from '#contract/limits.ts';
import {
  afterTrouble,
  backoffMs,
  inOrder,
  isDue,
  mayAccept,
  nextDue,
  receiptCode,
  untilNextDueMs,
} from './rules.ts';
import type { SendFacts, Waiting } from './rules.ts';

const fine: SendFacts = {
  signedIn: true,
  refusedByExam: null,
  problemKnown: true,
  hashMatches: true,
  sourceFault: null,
  waiting: 0,
};

describe('what may be sent', () => {
  test.each([
    ['a fine draft enters', {}, null],
    ['nobody signed in', { signedIn: false }, 'not-signed-in'],
    ['no such problem', { problemKnown: false }, 'unknown-problem'],
    ['bytes changed on their way', { hashMatches: false }, 'hash-mismatch'],
    ['an empty source', { sourceFault: { kind: 'source-empty' } }, 'source-empty'],
    ['time is over', { refusedByExam: { kind: 'exam-over', endedAtMs: 1 } }, 'exam-over'],
    ['one place left', { waiting: QUEUE_WAITING_MAX - 1 }, null],
    ['no place left', { waiting: QUEUE_WAITING_MAX }, 'queue-full'],
  ] as const)('%s', (_name, facts, kind) => {
    const allowed = mayAccept({ ...fine, ...facts });
    expect(allowed.ok ? null : allowed.error.kind).toBe(kind);
  });
});

const waitingOf = (
  seq: number,
  studentId: string,
  purpose: 'final' | 'practice' = 'final',
  nextTryAtMs = 0,
): Waiting => ({ id: `${seq}`, seq, studentId, purpose, nextTryAtMs });

const anyQueue = fc
  .array(
    fc.record({
      studentId: fc.constantFrom('ana', 'bea', 'cid', 'dan'),
      purpose: fc.constantFrom('final' as const, 'practice' as const),
      nextTryAtMs: fc.nat(1_000),
    }),
    { maxLength: 40 },
  )
  .map((entries) => entries.map((entry, seq) => ({ ...entry, seq, id: `${seq}` })));

describe('the order of the queue', () => {
  test('finals go before practice, and students take turns', () => {
    const queue = [
      waitingOf(1, 'ana'),
      waitingOf(2, 'ana'),
      waitingOf(3, 'ana', 'practice'),
      waitingOf(4, 'bea'),
      waitingOf(5, 'bea', 'practice'),
    ];
    expect(inOrder(queue, new Map()).map((entry) => entry.seq)).toEqual([1, 4, 2, 5, 3]);
  });

  test('who was served last waits for the others, also over a restart', () => {
    const queue = [waitingOf(2, 'ana'), waitingOf(3, 'bea'), waitingOf(9, 'cid')];
    const turns = new Map([
      ['ana', 7],
      ['bea', 6],
    ]);
    expect(inOrder(queue, turns).map((entry) => entry.studentId)).toEqual(['cid', 'bea', 'ana']);
  });

  test('each is served once; no practice before a final; one student in order of sending', () => {
    fc.assert(
      fc.property(anyQueue, (queue) => {
        const order = inOrder(queue, new Map());
        expect(order.map((entry) => entry.seq).toSorted((a, b) => a - b)).toEqual(
          queue.map((entry) => entry.seq),
        );
        order.forEach((entry, index) => {
          for (const later of order.slice(index + 1)) {
            expect(entry.purpose === 'practice' && later.purpose === 'final').toBe(false);
            const same = entry.studentId === later.studentId && entry.purpose === later.purpose;
            expect(same && entry.seq > later.seq).toBe(false);
          }
        });
      }),
    );
  });

  test('nobody is served twice while another with a final waits', () => {
    fc.assert(
      fc.property(anyQueue, (queue) => {
        const order = inOrder(queue, new Map()).filter((entry) => entry.purpose === 'final');
        const finals = (id: string) => order.filter((entry) => entry.studentId === id).length;
        order.forEach((entry, index) => {
          const before = order.slice(0, index);
          const served = (id: string) => before.filter((one) => one.studentId === id).length;
          for (const other of new Set(order.map((one) => one.studentId)))
            if (served(other) < finals(other))
              expect(served(entry.studentId)).toBeLessThanOrEqual(served(other));
        });
      }),
    );
  });

  test('the one that is taken is the first in line, and those that must wait hold nobody up', () => {
    fc.assert(
      fc.property(anyQueue, fc.nat(1_000), (queue, nowMs) => {
        const due = queue.filter((entry) => isDue(entry, nowMs));
        expect(nextDue(queue, new Map(), nowMs)).toBe(inOrder(due, new Map())[0] ?? null);
        const waitMs = untilNextDueMs(queue, nowMs);
        if (due.length === queue.length) expect(waitMs).toBeNull();
        else expect(waitMs).toBeGreaterThan(0);
      }),
    );
  });
});

describe('after trouble', () => {
  const facts = { tries: 0, nowMs: 1_000, chance: 0.5 };

  test('an absent engine uses up no try', () => {
    const trouble = { kind: 'unavailable', detail: 'engine-absent' } as const;
    expect(afterTrouble({ ...facts, tries: TRIES_MAX, trouble })).toEqual({
      state: 'queued',
      tries: TRIES_MAX,
      nextTryAtMs: 0,
      trouble: 'engine-absent',
    });
  });

  test('what time cannot mend is held at once', () => {
    const trouble = { kind: 'hopeless', detail: 'no such problem' } as const;
    expect(afterTrouble({ ...facts, trouble }).state).toBe('held');
  });

  test.each([
    [TRIES_MAX - 2, 'queued'],
    [TRIES_MAX - 1, 'held'],
  ] as const)('failure after %i tries: %s', (tries, state) => {
    const trouble = { kind: 'failed', detail: '' } as const;
    expect(afterTrouble({ ...facts, tries, trouble })).toMatchObject({ state, tries: tries + 1 });
  });

  test('waits grow, stay within a quarter of their mark, and never pass the longest', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (tries, chance) => {
          const mark = Math.min(RETRY_FIRST_MS * 2 ** (tries - 1), RETRY_MAX_MS);
          const waitMs = backoffMs(tries, chance);
          expect(waitMs).toBeGreaterThanOrEqual(mark * 0.75);
          expect(waitMs).toBeLessThanOrEqual(mark * 1.25);
        },
      ),
    );
  });

  test('a clock set back by years does not make a retry wait for years', () => {
    expect(isDue(waitingOf(1, 'ana', 'final', 1_700_000_000_000), 1_000_000)).toBe(true);
    expect(isDue(waitingOf(1, 'ana', 'final', 1_000 + RETRY_MAX_MS), 1_000)).toBe(false);
  });
});

describe('receipt codes', () => {
  test('have one form and no character that is taken for another', () => {
    fc.assert(
      fc.property(fc.uuid({ version: 4 }), (id) => {
        expect(receiptCode(id)).toMatch(/^[ACDEFGHJKPQRTWXY34679]{4}-[ACDEFGHJKPQRTWXY34679]{4}$/);
      }),
    );
  });

  test('are the same for the same id and differ between ids', () => {
    const ids = Array.from({ length: 2_000 }, () => crypto.randomUUID());
    expect(new Set(ids.map(receiptCode)).size).toBe(2_000);
    expect(receiptCode('00000000-0000-4000-8000-000000000000')).toBe('AAAA-AAAA');
  });
});
