import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { replay } from '#contract/edit.ts';
import type { Edit, TextChange } from '#contract/edit.ts';
import { follow } from './edit-log.ts';
import type { LogHead } from './edit-log.ts';

const edit = (seq: number, ...changes: TextChange[]): Edit => ({
  seq,
  atMs: seq,
  source: 'typed',
  changes,
});
const insert = (offset: number, inserted: string): TextChange => ({
  offset,
  removedLength: 0,
  inserted,
});
const head: LogHead = { source: 'ab', lastSeq: 4, editorSeq: 4 };

test('edits that lead to the text are kept as they are', () => {
  const sent = [edit(5, insert(2, 'c')), edit(6, insert(3, 'd'))];
  expect(follow(head, sent, 'abcd', 9)).toEqual({ edits: sent, lastSeq: 6, editorSeq: 6 });
});

test('edits that were kept before are skipped', () => {
  const sent = [edit(4, insert(0, 'x')), edit(5, insert(2, 'c'))];
  expect(follow(head, sent, 'abc', 9).edits).toEqual(sent.slice(1));
});

test.each([
  ['a gap in the count', [edit(6, insert(2, 'c'))]],
  ['edits that lead elsewhere', [edit(5, insert(0, 'c'))]],
  ['an edit outside of the text', [edit(5, insert(99, 'c'))]],
  ['no edits at all', []],
])('%s is one resync that says so, and the next edits fit again', (_name, sent) => {
  const first = follow(head, sent, 'abc', 9);
  expect(first.edits).toEqual([
    {
      seq: 5,
      atMs: 9,
      source: 'resync',
      changes: [{ offset: 0, removedLength: 2, inserted: 'abc' }],
    },
  ]);
  const next = edit(first.editorSeq + 1, insert(3, 'd'));
  const second = follow({ ...first, source: 'abc' }, [next], 'abcd', 10);
  expect(second.edits).toEqual([{ ...next, seq: 6 }]);
});

/** An editor that may lose answers, repeat itself or forget edits, and a host that must follow all the same. */
const saves = fc.array(
  fc.record({
    type: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        remove: fc.nat(3),
        put: fc.string({ unit: 'binary', maxLength: 4 }),
      }),
      { maxLength: 4 },
    ),
    trouble: fc.constantFrom('none', 'none', 'none', 'repeat', 'forget', 'stray'),
  }),
  { maxLength: 20 },
);

test('whatever comes, the log replays to every text that was saved, and its numbers have no gap', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), saves, (base, all) => {
      let text = base;
      let seq = 0;
      let known: LogHead = { source: base, lastSeq: 0, editorSeq: 0 };
      const log: Edit[] = [];
      let sent: Edit[] = [];
      for (const { type, trouble } of all) {
        if (trouble !== 'repeat') sent = [];
        for (const { at, remove, put } of type) {
          const offset = Math.floor(at * text.length);
          const removedLength = Math.min(remove, text.length - offset);
          seq += 1;
          sent.push(edit(seq, { offset, removedLength, inserted: put }));
          text = text.slice(0, offset) + put + text.slice(offset + removedLength);
        }
        const carried = trouble === 'forget' ? sent.slice(1) : sent;
        const stray = trouble === 'stray' ? [edit(seq + 1, insert(0, 'stray'))] : [];
        const { edits, ...rest } = follow(known, [...carried, ...stray], text, 1);
        if (trouble === 'stray') seq += 1;
        log.push(...edits);
        known = { ...rest, source: text };
        expect(replay(log, base)).toBe(text);
        expect(log.map((one) => one.seq)).toEqual(log.map((_one, index) => index + 1));
      }
    }),
    { numRuns: 500 },
  );
});
