// The words in which a call and its answer travel, the same in all languages: runner/images/calls/PROTOCOL.md. Answers come
// from the student's own process. Whatever they claim, they are at most a value that it could have returned.

/** As in an author's file. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A value of a student's program. `type` is its type's name in that language. */
export type Value =
  | { readonly kind: 'none' | 'undefined' | 'cut' }
  | { readonly kind: 'bool'; readonly type: string; readonly is: boolean }
  | { readonly kind: 'whole'; readonly type: string; readonly digits: string }
  | { readonly kind: 'real'; readonly type: string; readonly value: number }
  | { readonly kind: 'text'; readonly type: string; readonly text: string }
  | { readonly kind: 'list' | 'set'; readonly type: string; readonly items: readonly Value[] }
  | { readonly kind: 'map'; readonly type: string; readonly pairs: readonly Pair[] }
  | { readonly kind: 'other'; readonly type: string };
type Pair = readonly [Value, Value];

export type Answer =
  | { readonly kind: 'value'; readonly value: Value; readonly args: Value }
  /** The class of the exception and its ancestors, nearest first. */
  | {
      readonly kind: 'raised';
      readonly names: readonly string[];
      readonly trace: string;
      readonly args: Value;
    }
  /** Nothing has that name, or nothing that takes these arguments. */
  | { readonly kind: 'missing' };

export type Request = {
  readonly op: 'load' | 'function' | 'new' | 'call' | 'get';
  readonly name: string;
  readonly args: readonly Json[];
  /** Whether the arguments are to be told as they are afterwards. */
  readonly wantsArgs: boolean;
};

export function requestLine({ op, name, args, wantsArgs }: Request): string {
  return [op, escaped(name), wantsArgs ? '+' : '-', ...wordsOf(args)].join(' ');
}

function wordsOf(value: Json): string[] {
  if (value === null) return ['n'];
  if (typeof value === 'boolean') return [`b:${Number(value)}`];
  if (typeof value === 'number') return [Number.isSafeInteger(value) ? `i:${value}` : `d:${value}`];
  if (typeof value === 'string') return [`s:${escaped(value)}`];
  if (isList(value)) return [`l:${value.length}`, ...value.flatMap(wordsOf)];
  const pairs = Object.entries(value);
  return [
    `m:${pairs.length}`,
    ...pairs.flatMap(([key, one]) => [...wordsOf(key), ...wordsOf(one)]),
  ];
}

export const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const escaped = (text: string): string =>
  text.replaceAll(
    /[^!-9;-[\]-~]/g,
    (unit) => String.raw`\u` + unit.charCodeAt(0).toString(16).padStart(4, '0'),
  );
const unescaped = (word: string): string =>
  word.replaceAll(/\\u([0-9a-f]{4})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );

/** Drivers go to 200. */
const DEPTH_MAX = 210;
const NAMES_MAX = 100;

class BadAnswer extends Error {}

/** Null for a line that no driver writes. */
export function parseAnswer(line: string): Answer | null {
  const words = line.split(' ').values();
  try {
    const answer = readAnswer(words);
    return words.next().done === true ? answer : null;
  } catch (error) {
    if (error instanceof BadAnswer) return null;
    throw error;
  }
}

type Words = Iterator<string, undefined>;

function readAnswer(words: Words): Answer {
  switch (next(words)) {
    case 'missing':
      return { kind: 'missing' };
    case 'value':
      return { kind: 'value', value: readValue(words), args: readValue(words) };
    case 'raised': {
      const count = countIn(next(words));
      if (count > NAMES_MAX) throw new BadAnswer('too many names');
      const names = Array.from({ length: count }, () => unescaped(next(words)));
      return { kind: 'raised', names, trace: unescaped(next(words)), args: readValue(words) };
    }
    default:
      throw new BadAnswer('no such answer');
  }
}

function next(words: Words): string {
  const word = words.next();
  if (word.done === true || word.value === '') throw new BadAnswer('too short');
  return word.value;
}

const WHOLE = /^-?\d+$/;
const REALS: ReadonlyMap<string, number> = new Map([
  ...['nan', 'NaN', '-nan'].map((word) => [word, Number.NaN] as const),
  ...['inf', 'Infinity'].map((word) => [word, Number.POSITIVE_INFINITY] as const),
  ...['-inf', '-Infinity'].map((word) => [word, Number.NEGATIVE_INFINITY] as const),
]);
const REAL = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,4})?$/;

function readValue(words: Words, depth = DEPTH_MAX): Value {
  const word = next(words);
  const letter = word[0];
  if (word === 'n') return { kind: 'none' };
  if (word === 'u') return { kind: 'undefined' };
  if (word === 'x') return { kind: 'cut' };
  const [, typeWord = '', ...others] = word.split(':');
  const type = unescaped(typeWord);
  const rest = others.join(':');
  if (letter === 'o') return { kind: 'other', type };
  if (letter === 'b') return { kind: 'bool', type, is: rest === '1' };
  if (letter === 's') return { kind: 'text', type, text: unescaped(rest) };
  if (letter === 'i' && WHOLE.test(rest)) return { kind: 'whole', type, digits: rest };
  if (letter === 'd') return { kind: 'real', type, value: realIn(rest) };
  if (depth === 0) throw new BadAnswer('too deep');
  const count = countIn(rest);
  if (letter === 'l' || letter === 'S') {
    const items: Value[] = [];
    while (items.length < count) items.push(readValue(words, depth - 1));
    return { kind: letter === 'l' ? 'list' : 'set', type, items };
  }
  if (letter !== 'm') throw new BadAnswer('no such value');
  const pairs: Pair[] = [];
  while (pairs.length < count)
    pairs.push([readValue(words, depth - 1), readValue(words, depth - 1)]);
  return { kind: 'map', type, pairs };
}

function realIn(word: string): number {
  const named = REALS.get(word);
  if (named === undefined && !REAL.test(word)) throw new BadAnswer('no number');
  return named ?? Number(word);
}

/** What a count promises has to come: each of it is a word at least. */
function countIn(word: string): number {
  if (!/^\d{1,7}$/.test(word)) throw new BadAnswer('no count');
  return Number(word);
}

const SHOWN_MAX = 1_000;

/** For people. */
export function shown(value: Value): string {
  const text = partShown(value);
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
}

function partShown(value: Value, depth = 10): string {
  switch (value.kind) {
    case 'none':
      return 'null';
    case 'undefined':
      return 'undefined';
    case 'cut':
      return '…';
    case 'bool':
      return String(value.is);
    case 'whole':
      return value.digits;
    case 'real':
      return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value);
    case 'text':
      return JSON.stringify(value.text);
    case 'other':
      return `<${value.type}>`;
    case 'list':
    case 'set':
    case 'map':
      return containerShown(value, depth);
  }
}

type Container = Extract<Value, { kind: 'list' | 'set' | 'map' }>;

function containerShown(value: Container, depth: number): string {
  const some = <One>(all: readonly One[], show: (one: One) => string): string =>
    depth === 0 ? '…' : all.slice(0, 200).map(show).join(', ');
  if (value.kind === 'map') {
    const pair = ([key, one]: Pair): string =>
      `${partShown(key, depth - 1)}: ${partShown(one, depth - 1)}`;
    return `{${some(value.pairs, pair)}}`;
  }
  const inner = some(value.items, (one) => partShown(one, depth - 1));
  const isUsual = /^(?:list|List|Array)$|\[.*\]$/.test(value.type);
  return isUsual ? `[${inner}]` : `${value.type}(${inner})`;
}
