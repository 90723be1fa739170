import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replay } from '#contract/edit.ts';
import type { Edit, TextChange } from '#contract/edit.ts';
import { CHECKPOINT_EVERY, createFrames } from './frames.ts';

const editOf = (seq: number, change: TextChange): Edit => ({
  seq,
  atMs: seq * 100,
  source: 'typed',
  changes: [change],
});
const typed = (count: number): readonly Edit[] =>
  Array.from({ length: count }, (_, at) =>
    editOf(at + 1, { offset: at, removedLength: 0, inserted: String(at % 10) }),
  );

const anyChange = fc.record({ at: fc.nat(), removed: fc.nat({ max: 4 }), inserted: fc.string() });

/** Edits that fit the texts they meet, however the numbers fall. */
const anyEdits = fc
  .tuple(fc.string(), fc.array(anyChange, { maxLength: 3 * CHECKPOINT_EVERY }))
  .map(([base, changes]) => {
    let length = base.length;
    const edits = changes.map(({ at, removed, inserted }, index) => {
      const offset = at % (length + 1);
      const removedLength = Math.min(removed, length - offset);
      length += inserted.length - removedLength;
      return editOf(index + 1, { offset, removedLength, inserted });
    });
    return { base, edits };
  });

test('the last frame is the replay of all edits', () => {
  fc.assert(
    fc.property(anyEdits, ({ base, edits }) => {
      expect(createFrames(base, edits)(edits.length)).toEqual({
        text: replay(edits, base),
        edit: edits.at(-1) ?? null,
        whole: true,
      });
    }),
  );
});

test('every frame is the replay of the edits before it, in whatever order the frames are asked for', () => {
  fc.assert(
    fc.property(anyEdits, fc.array(fc.nat(), { maxLength: 12 }), ({ base, edits }, jumps) => {
      const frames = createFrames(base, edits);
      for (const jump of jumps) {
        const count = jump % (edits.length + 1);
        expect(frames(count).text).toBe(replay(edits.slice(0, count), base));
      }
    }),
    { numRuns: 40 },
  );
});

test('a jump in an attempt of 20,000 edits applies no more than those after the last kept text', () => {
  let applied = 0;
  const edits = typed(20_000).map((edit) => ({
    ...edit,
    get changes() {
      applied += 1;
      return edit.changes;
    },
  }));
  const frames = createFrames('', edits);
  expect(frames(20_000).text).toHaveLength(20_000);
  for (const count of [19_999, 10_001, 300, 7, 15_103]) {
    applied = 0;
    expect(frames(count).text).toHaveLength(count);
    expect(applied).toBeLessThan(CHECKPOINT_EVERY);
  }
});

test('an edit that does not fit ends the play with the last text that could be made', () => {
  const edits = [...typed(2), editOf(3, { offset: 90, removedLength: 1, inserted: '' })];
  const frames = createFrames('', [...edits, ...typed(1)]);
  expect(frames(4)).toEqual({ text: '01', edit: edits[1], whole: false });
  expect(frames(3).whole).toBe(false);
  expect(frames(2).whole).toBe(true);
});

test('before the first edit the text is the one that was opened', () => {
  expect(createFrames('base', typed(1))(0)).toEqual({ text: 'base', edit: null, whole: true });
});
