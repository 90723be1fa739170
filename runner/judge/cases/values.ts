// Is a value what an author expects? Types count: 3 is no 3.0 and a tuple no list, unless the author says so.
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { Tolerance } from '#contract/test-kinds.ts';
import { isNear } from './compare.ts';
import { isList } from './words.ts';
import type { Json, Value } from './words.ts';

export type ValueRule = {
  readonly language: ProgrammingLanguage;
  readonly tolerance: Tolerance;
  /** As the language calls it: `float`, `tuple`, `double[]`, `list[float]`, `dict[str, int]`; null: what JSON says. */
  readonly type: string | null;
};

/** Null: as expected. Otherwise where they part, in words that go on from "what was returned". */
export function valueDifference(expected: Json, actual: Value, rule: ValueRule): string | null {
  return differs(expected, actual, rule, typeOf(rule.type), '');
}

type Type = { readonly name: string; readonly of: readonly string[] } | null;

/** What stands in brackets is the type of the items, or of keys and values; an array's items are of its name without them. */
function typeOf(text: string | null | undefined): Type {
  if (text === null || text === undefined || text === 'any') return null;
  if (text.endsWith('[]')) return { name: text, of: [text.slice(0, -2)] };
  const [, name, inner] = /^([^[]+)\[(.+)\]$/s.exec(text) ?? [];
  return name === undefined || inner === undefined
    ? { name: text, of: [] }
    : { name, of: splitOutside(inner) };
}

/** At the commas that stand in no brackets. */
function splitOutside(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const unit of text) {
    if (unit === '[') depth += 1;
    if (unit === ']') depth -= 1;
    if (unit === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${unit}`);
  }
  return parts.map((part) => part.trim());
}

function differs(
  expected: Json,
  actual: Value,
  rule: ValueRule,
  type: Type,
  where: string,
): string | null {
  const name = 'type' in actual ? actual.type : NAMES[actual.kind];
  const at = where === '' ? '' : ` at ${where}`;
  const isOfType = type === null ? isUsual(expected, actual, rule) : name === type.name;
  if (!isOfType) return `is of another type${at}: ${name}`;
  if (actual.kind === 'list' && isList(expected))
    return listDiffers(expected, actual.items, rule, type, where);
  if (actual.kind === 'map' && isObject(expected))
    return mapDiffers(expected, actual.pairs, rule, type, where);
  if (actual.kind === 'set' && isList(expected))
    return isSameSet(expected, actual.items) ? null : `has other members${at}`;
  return isSamePlain(expected, actual, rule.tolerance) ? null : `differs${at}`;
}

const NAMES = { none: 'null', undefined: 'undefined', cut: 'too much to compare' } as const;

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !isList(value);

/** Whether a type may stand for the JSON when the author names none. */
function isUsual(expected: Json, actual: Value, { language, tolerance }: ValueRule): boolean {
  const isLoose = tolerance.absolute > 0 || tolerance.relative > 0;
  switch (actual.kind) {
    case 'none':
    case 'undefined':
      return expected === null;
    case 'bool':
      return typeof expected === 'boolean';
    case 'text':
      return typeof expected === 'string';
    case 'whole':
      // JavaScript's numbers are of one type; its big ones are of another.
      if (language === 'javascript')
        return typeof expected === 'number' && actual.type === 'number';
      return typeof expected === 'number' && (Number.isInteger(expected) || isLoose);
    case 'real':
      return (
        typeof expected === 'number' &&
        (language === 'javascript' || isLoose || !Number.isInteger(expected))
      );
    case 'list':
      return isList(expected) && (language !== 'python' || actual.type === 'list');
    case 'map':
      return isObject(expected) && (language !== 'javascript' || actual.type === 'Object');
    case 'set':
    case 'other':
    case 'cut':
      return false;
  }
}

function isSamePlain(expected: Json, actual: Value, tolerance: Tolerance): boolean {
  switch (actual.kind) {
    case 'none':
    case 'undefined':
      return expected === null;
    case 'bool':
      return expected === actual.is;
    case 'text':
      return expected === actual.text;
    case 'whole':
      // Numbers that JSON cannot hold are written as text.
      if (typeof expected === 'string') return expected === actual.digits;
      if (typeof expected !== 'number') return false;
      if (isExact(tolerance))
        return Number.isInteger(expected) && `${BigInt(expected)}` === canonical(actual.digits);
      return isNear(expected, Number(actual.digits), tolerance);
    case 'real':
      return typeof expected === 'number' && isNear(expected, actual.value, tolerance);
    case 'list':
    case 'map':
    case 'set':
    case 'other':
    case 'cut':
      return false;
  }
}

const isExact = ({ absolute, relative }: Tolerance): boolean => absolute === 0 && relative === 0;
const canonical = (digits: string): string => (digits === '-0' ? '0' : digits);

function listDiffers(
  expected: readonly Json[],
  items: readonly Value[],
  rule: ValueRule,
  type: Type,
  where: string,
): string | null {
  if (expected.length !== items.length)
    return `has ${items.length} items, not ${expected.length}${where === '' ? '' : `, at ${where}`}`;
  const of = typeOf(type?.of[0]);
  for (const [at, item] of items.entries()) {
    const difference = differs(expected[at] ?? null, item, rule, of, `${where}[${at}]`);
    if (difference !== null) return difference;
  }
  return null;
}

/** Keys of JSON are text; numbers are keys where the author names their type. */
function mapDiffers(
  expected: { readonly [key: string]: Json },
  pairs: readonly (readonly [Value, Value])[],
  rule: ValueRule,
  type: Type,
  where: string,
): string | null {
  const at = where === '' ? '' : ` at ${where}`;
  const keyType = type?.of[0] ?? null;
  const found = new Map<string, Value>();
  for (const [key, value] of pairs) {
    if (key.kind !== 'text' && key.kind !== 'whole') return `has a key of another type${at}`;
    if (keyType === null ? key.kind !== 'text' : key.type !== keyType)
      return `has a key of another type${at}: ${key.type}`;
    found.set(key.kind === 'text' ? key.text : key.digits, value);
  }
  const wanted = Object.keys(expected);
  if (found.size !== wanted.length || pairs.length !== wanted.length)
    return `has ${pairs.length} keys, not ${wanted.length}${at}`;
  const of = typeOf(type?.of[1]);
  for (const key of wanted) {
    const value = found.get(key);
    if (value === undefined) return `lacks a key${at}`;
    const place = `${where}[${JSON.stringify(key)}]`;
    const difference = differs(expected[key] ?? null, value, rule, of, place);
    if (difference !== null) return difference;
  }
  return null;
}

/** By what they hold, whatever their order; numbers by their value. */
function isSameSet(expected: readonly Json[], items: readonly Value[]): boolean {
  const wanted = new Set(expected.map(keyOfJson));
  const got = new Set(items.map(keyOf));
  return wanted.size === got.size && [...wanted].every((key) => got.has(key));
}

const keyOfJson = (value: Json): string =>
  isList(value) ? `[${value.map(keyOfJson).join()}]` : JSON.stringify(value);

function keyOf(value: Value): string {
  switch (value.kind) {
    case 'none':
    case 'undefined':
      return 'null';
    case 'bool':
      return String(value.is);
    case 'whole':
      return canonical(value.digits);
    case 'real':
      return String(value.value);
    case 'text':
      return JSON.stringify(value.text);
    case 'list':
      return `[${value.items.map(keyOf).join()}]`;
    case 'map':
    case 'set':
    case 'other':
    case 'cut':
      return `<${value.kind}>`;
  }
}
