import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  applyChange,
  EDIT_CHANGES_MAX,
  editShape,
  replay,
  type TextChange,
} from '#contract/edit.ts';
import { createLedger } from './ledger.ts';

const clock = (): (() => number) => {
  let atMs = 0;
  return () => (atMs += 1);
};

test('numbers edits from the last one that the host has, and hands each on once', () => {
  const ledger = createLedger({ text: 'ab', lastSeq: 7 }, clock());
  ledger.record('typed', [{ offset: 2, removedLength: 0, inserted: 'c' }]);
  ledger.record('undo', [{ offset: 2, removedLength: 1, inserted: '' }]);
  expect(ledger.takeEdits().map((edit) => [edit.seq, edit.source])).toEqual([
    [8, 'typed'],
    [9, 'undo'],
  ]);
  expect(ledger.takeEdits()).toEqual([]);
  expect(ledger.text()).toBe('ab');
});

test('a change outside the text is a bug, and says so', () => {
  const ledger = createLedger({ text: 'ab', lastSeq: 0 }, clock());
  expect(() => ledger.record('typed', [{ offset: 2, removedLength: 1, inserted: '' }])).toThrow(
    RangeError,
  );
});

test('as many places as one edit may name stay as they are', () => {
  const ledger = createLedger({ text: 'a'.repeat(EDIT_CHANGES_MAX), lastSeq: 0 }, clock());
  const changes = Array.from({ length: EDIT_CHANGES_MAX }, (_, offset) => ({
    offset,
    removedLength: 1,
    inserted: 'b',
  }));
  ledger.record('command', changes);
  expect(ledger.takeEdits()[0]?.changes).toEqual(changes);
});

test('more places than one edit may name become one change that spans them', () => {
  const count = EDIT_CHANGES_MAX + 1;
  const ledger = createLedger({ text: 'a'.repeat(count), lastSeq: 0 }, clock());
  const changes = Array.from({ length: count }, (_, offset) => ({
    offset,
    removedLength: 1,
    inserted: 'b',
  }));
  ledger.record('command', changes);
  const [edit] = ledger.takeEdits();
  expect(edit?.changes).toEqual([{ offset: 0, removedLength: count, inserted: 'b'.repeat(count) }]);
});

const somePlace = fc.record({
  at: fc.nat(30),
  removed: fc.nat(8),
  inserted: fc.string({ maxLength: 8 }),
});

test('replaying what was handed on gives the text, byte for byte', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 20 }),
      fc.array(fc.array(somePlace, { maxLength: 4 }), { maxLength: 20 }),
      (initial, groups) => {
        const ledger = createLedger({ text: initial, lastSeq: 0 }, clock());
        const edits = [];
        for (const group of groups) {
          let text = ledger.text();
          const changes: TextChange[] = [];
          for (const { at, removed, inserted } of group) {
            const offset = Math.min(at, text.length);
            const change = {
              offset,
              removedLength: Math.min(removed, text.length - offset),
              inserted,
            };
            text = applyChange(text, change) ?? text;
            changes.push(change);
          }
          ledger.record('typed', changes);
          edits.push(...ledger.takeEdits());
        }
        expect(replay(edits, initial)).toBe(ledger.text());
        expect(
          edits.every((edit) => editShape.safeParse(JSON.parse(JSON.stringify(edit))).success),
        ).toBe(true);
      },
    ),
  );
});

test('a log of another text does not replay', () => {
  const edit = {
    seq: 1,
    atMs: 0,
    source: 'typed' as const,
    changes: [{ offset: 5, removedLength: 0, inserted: 'x' }],
  };
  expect(replay([edit], 'abc')).toBeNull();
});
