// The difference of two texts by lines, after E. Myers, "An O(ND) Difference Algorithm" (1986). Pure.

export type DifferenceRow =
  | {
      readonly kind: 'same';
      readonly before: number;
      readonly after: number;
      readonly text: string;
    }
  | { readonly kind: 'removed'; readonly before: number; readonly text: string }
  | { readonly kind: 'added'; readonly after: number; readonly text: string };

/**
 * Edits after which the rest counts as wholly replaced: beyond this two texts have little to do with each other, and the
 * work grows with the square.
 */
export const EDITS_MAX = 1_500;

/** Line numbers count from 1. Rows of either side, in order, give that side back. */
export function differenceOf(before: string, after: string): readonly DifferenceRow[] {
  const old = before.split('\n');
  const next = after.split('\n');
  let head = 0;
  while (head < old.length && head < next.length && old[head] === next[head]) head += 1;
  let tail = 0;
  const tailMax = Math.min(old.length, next.length) - head;
  while (tail < tailMax && old[old.length - 1 - tail] === next[next.length - 1 - tail]) tail += 1;

  const middleOld = old.slice(head, old.length - tail);
  const middleNext = next.slice(head, next.length - tail);
  const steps = stepsBetween(middleOld, middleNext);
  return [
    ...rowsOf('='.repeat(head), old, next, 0, 0),
    ...rowsOf(steps, old, next, head, head),
    ...rowsOf('='.repeat(tail), old, next, old.length - tail, next.length - tail),
  ];
}

function rowsOf(
  steps: string,
  old: readonly string[],
  next: readonly string[],
  fromOld: number,
  fromNext: number,
): readonly DifferenceRow[] {
  let atOld = fromOld;
  let atNext = fromNext;
  return Array.from(steps, (step): DifferenceRow => {
    if (step === '-') {
      atOld += 1;
      return { kind: 'removed', before: atOld, text: old[atOld - 1] ?? '' };
    }
    atNext += 1;
    if (step === '+') return { kind: 'added', after: atNext, text: next[atNext - 1] ?? '' };
    atOld += 1;
    return { kind: 'same', before: atOld, after: atNext, text: next[atNext - 1] ?? '' };
  });
}

/** `=` keeps, `-` removes, `+` adds a line. */
function stepsBetween(old: readonly string[], next: readonly string[]): string {
  const trace = traceBetween(old, next);
  if (trace === null) return '-'.repeat(old.length) + '+'.repeat(next.length);
  const steps: string[] = [];
  let x = old.length;
  let y = next.length;
  for (let edits = trace.length - 1; edits > 0; edits -= 1) {
    const reached = trace[edits - 1] ?? new Map<number, number>();
    const diagonal = x - y;
    const fromAdded = cameByAdding(reached, diagonal, edits);
    const previous = fromAdded ? diagonal + 1 : diagonal - 1;
    const previousX = reached.get(previous) ?? 0;
    const afterEdit = fromAdded ? previousX : previousX + 1;
    steps.push('='.repeat(x - afterEdit), fromAdded ? '+' : '-');
    x = previousX;
    y = previousX - previous;
  }
  steps.push('='.repeat(x));
  return steps.toReversed().join('').replaceAll(/[-+]+/gu, removalsFirst);
}

/** What goes stands before what comes, as people read a change. */
const removalsFirst = (run: string): string => {
  const removed = run.replaceAll('+', '').length;
  return '-'.repeat(removed) + '+'.repeat(run.length - removed);
};

const cameByAdding = (
  reached: ReadonlyMap<number, number>,
  diagonal: number,
  edits: number,
): boolean =>
  diagonal === -edits ||
  (diagonal !== edits && (reached.get(diagonal - 1) ?? -1) < (reached.get(diagonal + 1) ?? -1));

/** How far each diagonal was reached after 0, 1, 2 … edits; null where EDITS_MAX are not enough. */
function traceBetween(
  old: readonly string[],
  next: readonly string[],
): readonly ReadonlyMap<number, number>[] | null {
  const trace: ReadonlyMap<number, number>[] = [];
  let reached: ReadonlyMap<number, number> = new Map();
  for (let edits = 0; edits <= EDITS_MAX; edits += 1) {
    const now = new Map<number, number>();
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const start =
        edits === 0
          ? 0
          : cameByAdding(reached, diagonal, edits)
            ? (reached.get(diagonal + 1) ?? 0)
            : (reached.get(diagonal - 1) ?? 0) + 1;
      let x = start;
      while (x < old.length && x - diagonal < next.length && old[x] === next[x - diagonal]) x += 1;
      now.set(diagonal, x);
      if (x >= old.length && x - diagonal >= next.length) return [...trace, now];
    }
    trace.push(now);
    reached = now;
  }
  return null;
}

/** For each row the line that took its place: the one at the same place of the other side's run; null for none. */
export function partnersOf(rows: readonly DifferenceRow[]): readonly (string | null)[] {
  const partners: (string | null)[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const endRun = (): void => {
    const [out, into] = [removed, added];
    partners.push(
      ...out.map((_text, at) => into[at] ?? null),
      ...into.map((_text, at) => out[at] ?? null),
    );
    removed = [];
    added = [];
  };
  for (const { kind, text } of rows) {
    if (kind === 'removed') removed.push(text);
    else if (kind === 'added') added.push(text);
    else {
      endRun();
      partners.push(null);
    }
  }
  endRun();
  return partners;
}
