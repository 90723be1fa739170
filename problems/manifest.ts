// Reads problem.yml: a manifest, or every fault in it with its line.
import path from 'node:path';
import { LineCounter, isMap, isPair, isScalar, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import { problemManifestShape } from '#contract/problem.ts';
import type { ProblemManifest } from '#contract/problem.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { FileFault } from './plain-file.ts';

export const MANIFEST_NAME = 'problem.yml';

export type ReadManifest = {
  readonly manifest: ProblemManifest;
  /** A fault at a place of the file such as `['rubric', 'tests', 2]`, or at its nearest parent that is written. */
  readonly faultAt: (keys: readonly PropertyKey[], sentence: string) => FileFault;
};

/**
 * Parses the text of `<folder>/problem.yml`.
 *
 * @returns the manifest with all defaults filled in, or at least one fault
 */
export function readManifest(
  text: string,
  folder: string,
): Result<ReadManifest, readonly FileFault[]> {
  const lines = new LineCounter();
  const file = path.join(folder, MANIFEST_NAME);
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const faultFrom = (offset: number, sentence: string): FileFault => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col), sentence };
  };
  if (document.errors.length > 0)
    return fail(document.errors.map((error) => faultFrom(error.pos[0], error.message)));

  const faultAt: ReadManifest['faultAt'] = (keys, sentence) =>
    faultFrom(offsetOf(document, keys), sentence);
  const values = plainValues(document);
  if (!values.ok) return fail([faultFrom(0, values.error)]);
  const parsed = problemManifestShape.safeParse(values.value);
  if (!parsed.success)
    return fail(parsed.error.issues.flatMap(closest).map((issue) => faultOfIssue(issue, faultAt)));
  const manifest = parsed.data;
  const folderName = path.basename(path.resolve(folder));
  if (manifest.id !== folderName)
    return fail([faultAt(['id'], `id is "${manifest.id}", but the folder is "${folderName}".`)]);
  return ok({ manifest, faultAt });
}

function plainValues(document: Document): Result<unknown, string> {
  try {
    return ok(document.toJS({ maxAliasCount: 50 }));
  } catch (error) {
    // The library throws on aliases that would unfold without end.
    if (error instanceof ReferenceError) return fail(error.message);
    throw error;
  }
}

/** Of a value that may have several forms, the faults of the form that it comes closest to. */
function closest(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const forms = issue.errors.map((form) =>
    form.flatMap((inner) => closest({ ...inner, path: [...issue.path, ...inner.path] })),
  );
  const isOtherKind = (form: readonly z.core.$ZodIssue[]): boolean =>
    form.some(({ code, path: at }) => code === 'invalid_type' && at.length === issue.path.length);
  const [nearest] = forms.toSorted(
    (one, other) =>
      Number(isOtherKind(one)) - Number(isOtherKind(other)) || one.length - other.length,
  );
  return nearest === undefined || nearest.length === 0 ? [issue] : nearest;
}

function faultOfIssue(issue: z.core.$ZodIssue, faultAt: ReadManifest['faultAt']): FileFault {
  const where = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => `"${key}"`).join(', ');
    const keys = [...issue.path, issue.keys[0] ?? ''];
    return faultAt(keys, `${where === '' ? MANIFEST_NAME : where} knows no ${names}.`);
  }
  return faultAt(issue.path, where === '' ? issue.message : `${where}: ${issue.message}`);
}

/** Where the key stands; for a key that is missing, where its nearest parent's key stands. */
function offsetOf(document: Document, keys: readonly PropertyKey[]): number {
  let offset = 0;
  for (let depth = 1; depth <= keys.length; depth += 1) {
    const parent: unknown =
      depth === 1 ? document.contents : document.getIn(keys.slice(0, depth - 1), true);
    const key = keys[depth - 1];
    const pair = isMap(parent)
      ? parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key)
      : undefined;
    const found: unknown = pair?.key ?? document.getIn(keys.slice(0, depth), true);
    const start = startOf(found);
    if (start === null) return offset;
    offset = start;
  }
  return offset;
}

function startOf(node: unknown): number | null {
  if (typeof node !== 'object' || node === null || !('range' in node)) return null;
  const { range } = node;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : null;
}
