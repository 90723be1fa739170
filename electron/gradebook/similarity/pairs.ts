// Pairs of programs that share more than chance and the task explain. It points; what it means is for people to say.
import type { ProgrammingLanguage } from '#contract/language.ts';
import { lineStarts, spanAt } from './places.ts';
import type { Span } from './places.ts';
import { passagesOf, sharedRuns } from './passages.ts';
import { tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';
import { gramsOf, winnow } from './winnow.ts';

/** One submission of one problem. Two of one student are never compared. */
export type Program = {
  readonly submissionId: string;
  readonly studentId: string;
  readonly language: ProgrammingLanguage;
  readonly text: string;
};
export type Given = Pick<Program, 'language' | 'text'>;

export type PairSide = Pick<Program, 'submissionId' | 'studentId'>;
export type Pair = {
  /** Share of the shorter one's own code, without what was given or is common, that the other has too: 0 to 1. */
  readonly likeness: number;
  readonly one: PairSide;
  readonly other: PairSide;
  /** In the order of `one`. */
  readonly passages: readonly { readonly one: Span; readonly other: Span }[];
};

/** Below this share, or this many shared grams, two programs are alike by chance. */
const LIKENESS_MIN = 0.3;
const SHARED_GRAMS_MIN = 12;
/** What more than this share of the students have is the task's own shape; in a small class, what more than a few have. */
const COMMON_SHARE = 0.3;
const COMMON_STUDENTS_MIN = 5;

type Read = {
  readonly program: Program;
  readonly tokens: readonly Token[];
  readonly grams: readonly number[];
  /** Grams that are neither given nor common. */
  readonly own: number;
  readonly kept: readonly number[];
};
/** Of a gram that one program repeats, so many places are looked at: a table of a thousand equal lines is no thousand finds. */
const PLACES_MAX = 8;

type Anchors = Map<string, { readonly one: Read; readonly other: Read; at: [number, number][] }>;

/**
 * The pairs of one problem, most alike first; of two students the most alike pair alone.
 *
 * @param starters code that was given: it counts for nothing
 */
export function similarPairs(
  programs: readonly Program[],
  starters: readonly Given[] = [],
): readonly Pair[] {
  const kinds = new Map<string, number>();
  const gramsIn = ({ language, text }: Given) => {
    const tokens = tokensOf(language, text);
    return { tokens, grams: gramsOf(tokens.map(({ kind }) => numbered(kinds, language, kind))) };
  };
  const read = programs.map((program) => ({ program, ...gramsIn(program) }));
  const leftOut = new Set([
    ...starters.flatMap((starter) => gramsIn(starter).grams),
    ...commonGrams(read),
  ]);
  const isLeftOut = (gram: number): boolean => leftOut.has(gram);
  const reads = read.map((one) => ({
    ...one,
    own: one.grams.filter((gram) => !isLeftOut(gram)).length,
    kept: winnow(one.grams, isLeftOut),
  }));
  const pairs = [...anchorsOf(reads).values()].flatMap(({ one, other, at }) =>
    pairOf(one, other, at, isLeftOut),
  );
  return mostAlike(pairs);
}

/** Words of different languages are never the same. */
function numbered(kinds: Map<string, number>, language: string, kind: string): number {
  const key = `${language} ${kind}`;
  const known = kinds.get(key) ?? kinds.size;
  kinds.set(key, known);
  return known;
}

function commonGrams(reads: readonly Pick<Read, 'program' | 'grams'>[]): number[] {
  const students = new Map<number, Set<string>>();
  for (const { program, grams } of reads)
    for (const gram of grams) {
      const having = students.get(gram) ?? new Set();
      students.set(gram, having.add(program.studentId));
    }
  const all = new Set(reads.map(({ program }) => program.studentId)).size;
  const most = Math.max(COMMON_STUDENTS_MIN, all * COMMON_SHARE);
  return [...students].flatMap(([gram, having]) => (having.size > most ? [gram] : []));
}

/** Which programs share fingerprints, and where; the earlier one is `one`. */
function anchorsOf(reads: readonly Read[]): Anchors {
  const places = new Map<number, { readonly at: number; readonly of: number }[]>();
  const anchors: Anchors = new Map();
  for (const [of, read] of reads.entries()) {
    for (const at of read.kept) {
      const gram = read.grams[at] ?? 0;
      const known = places.get(gram) ?? [];
      places.set(gram, known);
      if (known.filter((place) => place.of === of).length >= PLACES_MAX) continue;
      known.push({ at, of });
    }
  }
  for (const among of places.values()) {
    for (const [nth, later] of among.entries()) {
      for (const earlier of among.slice(0, nth)) {
        const one = reads[earlier.of];
        const other = reads[later.of];
        if (one === undefined || other === undefined) continue;
        if (one.program.studentId === other.program.studentId) continue;
        const key = `${earlier.of} ${later.of}`;
        const known = anchors.get(key) ?? { one, other, at: [] };
        anchors.set(key, known);
        known.at.push([earlier.at, later.at]);
      }
    }
  }
  return anchors;
}

function pairOf(
  one: Read,
  other: Read,
  anchors: readonly [number, number][],
  isLeftOut: (gram: number) => boolean,
): Pair[] {
  const runs = sharedRuns(one, other, anchors, isLeftOut);
  const shared = runs.reduce((sum, { grams }) => sum + grams, 0);
  const likeness = shared / Math.min(one.own, other.own);
  if (shared < SHARED_GRAMS_MIN || likeness < LIKENESS_MIN) return [];
  const placeOne = placesIn(one);
  const placeOther = placesIn(other);
  const passages = passagesOf(runs).map((span) => ({
    one: placeOne(span.one),
    other: placeOther(span.other),
  }));
  return [{ likeness, one: sideOf(one), other: sideOf(other), passages }];
}

function placesIn({ program, tokens }: Read) {
  const starts = lineStarts(program.text);
  return ({ from, to }: { readonly from: number; readonly to: number }): Span =>
    spanAt(starts, tokens[from]?.from ?? 0, tokens[to - 1]?.to ?? program.text.length);
}

const sideOf = ({ program: { submissionId, studentId } }: Read): PairSide => ({
  submissionId,
  studentId,
});

function mostAlike(pairs: readonly Pair[]): readonly Pair[] {
  const seen = new Set<string>();
  return pairs
    .toSorted((a, b) => b.likeness - a.likeness || b.passages.length - a.passages.length)
    .filter(({ one, other }) => {
      const students = JSON.stringify([one.studentId, other.studentId].toSorted());
      const isNew = !seen.has(students);
      seen.add(students);
      return isNew;
    });
}
