// The text at any moment of an attempt, without playing all edits anew for each: a text is kept every so often.
import { replay } from '#contract/edit.ts';
import type { Edit } from '#contract/edit.ts';

/** Edits between two kept texts: what a jump costs at most, once the way there has been walked. */
export const CHECKPOINT_EVERY = 256;

export type Frame = {
  readonly text: string;
  /** The edit that made it; null before the first one. */
  readonly edit: Edit | null;
  /** False where an edit does not fit its text: this is the last text that could be made. */
  readonly whole: boolean;
};

/** The frame after the first `count` edits. */
export type Frames = (count: number) => Frame;

type Kept = { readonly count: number; readonly text: string };

export function createFrames(base: string, edits: readonly Edit[]): Frames {
  const start: Kept = { count: 0, text: base };
  // Without gaps, for every walk begins at one of them.
  const checkpoints: Kept[] = [start];
  let last = start;
  let reachable = edits.length;

  const nearest = (count: number): Kept => {
    const kept = checkpoints[Math.floor(count / CHECKPOINT_EVERY)] ?? checkpoints.at(-1) ?? start;
    return last.count <= count && last.count > kept.count ? last : kept;
  };
  const next = ({ count, text }: Kept): Kept | null => {
    const edit = edits[count];
    const after = edit === undefined ? null : replay([edit], text);
    return after === null ? null : { count: count + 1, text: after };
  };

  return (count) => {
    const wanted = Math.max(0, Math.min(count, edits.length));
    let here = nearest(Math.min(wanted, reachable));
    while (here.count < Math.min(wanted, reachable)) {
      const after = next(here);
      if (after === null) {
        reachable = here.count;
        break;
      }
      here = after;
      if (here.count === checkpoints.length * CHECKPOINT_EVERY) checkpoints.push(here);
    }
    last = here;
    return {
      text: here.text,
      edit: edits[here.count - 1] ?? null,
      whole: here.count === wanted,
    };
  };
}
