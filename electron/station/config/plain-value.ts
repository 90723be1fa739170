// A node of YAML as a plain value: lists, maps and scalars alone. What else YAML can do would hide what a file says.
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Pair } from 'yaml';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

export type NotPlain = { readonly node: unknown; readonly message: string };

export function plainValue(node: unknown): Result<unknown, NotPlain> {
  if (node === null || node === undefined) return ok(null);
  if (isAlias(node)) return fail({ node, message: 'say the value itself, not a *reference' });
  if (isScalar(node)) {
    const { value } = node;
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return ok(value);
    return fail({ node, message: 'say a plain value, without a !tag' });
  }
  if (isSeq(node)) return plainList(node.items);
  if (isMap(node)) return plainMap(node.items);
  return fail({ node, message: 'say a plain value' });
}

function plainList(items: readonly unknown[]): Result<unknown[], NotPlain> {
  const values: unknown[] = [];
  for (const item of items) {
    const value = plainValue(item);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return ok(values);
}

function plainMap(pairs: readonly Pair[]): Result<Readonly<Record<string, unknown>>, NotPlain> {
  const entries: [string, unknown][] = [];
  for (const { key, value } of pairs) {
    if (!isScalar(key) || typeof key.value !== 'string')
      return fail({ node: key, message: 'a name is made of letters' });
    const plain = plainValue(value);
    if (!plain.ok) return plain;
    entries.push([key.value, plain.value]);
  }
  return ok(Object.fromEntries(entries));
}

/** The node that a zod issue speaks of, or the nearest one around it. */
export function nodeAt(node: unknown, keys: readonly PropertyKey[]): unknown {
  let at = node;
  for (const key of keys) {
    const inside: unknown = isMap(at) || isSeq(at) ? at.get(key, true) : undefined;
    if (inside === undefined || inside === null) return at;
    at = inside;
  }
  return at;
}
