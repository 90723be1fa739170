// The pictures of a problem's folder. What a file is, its first bytes say, never its name: a picture called .png that is
// something else is refused. SVG is refused with everything else: it is a document, with scripts and links of its own.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import {
  KIB,
  PICTURE_MAX_BYTES,
  PICTURE_MAX_PIXELS,
  PICTURES_MAX,
  PICTURES_MAX_BYTES,
} from '#contract/limits.ts';
import { pictureNameShape } from '#contract/problem.ts';
import type { Picture, PictureType } from '#contract/problem.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { pictureReferences } from './picture-references.ts';
import { pixelsOf } from './picture-size.ts';
import { faultOf, readPlainFile } from './plain-file.ts';
import type { FileFault } from './plain-file.ts';

export type StatementText = { readonly file: string; readonly text: string };
export type ReadPictures = {
  /** In the order of their first mention. */
  readonly pictures: readonly Picture[];
  readonly faults: readonly FileFault[];
};

/** Reads the pictures that the statements show; each fault stands where the statement asks for the picture. */
export function readPictures(folder: string, statements: readonly StatementText[]): ReadPictures {
  const pictures = new Map<string, Picture>();
  const faults: FileFault[] = [];
  for (const { file, text } of statements) {
    for (const { alt, target, line, column } of pictureReferences(text)) {
      const faultHere = (sentence: string) => faults.push({ file, line, column, sentence });
      if (alt.trim() === '')
        faultHere('The picture has no description: some students cannot see it.');
      if (pictures.has(target)) continue;
      const read = readPicture(folder, target);
      const full = read.ok ? boundReached([...pictures.values(), read.value]) : null;
      if (!read.ok) faultHere(read.error);
      else if (full !== null) faultHere(full);
      else pictures.set(target, read.value);
    }
  }
  return { pictures: [...pictures.values()], faults };
}

/** The pictures in the folder that no statement shows: forgotten, or misspelt where they should be. */
export function unusedPictures(folder: string, used: readonly Picture[]): FileFault[] {
  return readdirSync(folder)
    .filter(
      (name) => !used.some((picture) => picture.name === name) && readPicture(folder, name).ok,
    )
    .toSorted()
    .map((name) => faultOf(path.join(folder, name), 'No statement shows this picture.'));
}

function readPicture(folder: string, name: string): Result<Picture, string> {
  if (!pictureNameShape.safeParse(name).success)
    return fail(
      `"${name}" is no plain file name; a picture lies beside the statement and is shown by ` +
        '![what it shows](name.png).',
    );
  const read = readPlainFile(folder, name);
  if (!read.ok) return fail(`"${name}" cannot be shown. ${read.error.sentence}`);
  const bytes = read.value;
  const type = pictureTypeOf(bytes);
  if (type === null) return fail(`"${name}" is neither PNG, JPEG, GIF nor WebP.`);
  if (bytes.byteLength > PICTURE_MAX_BYTES)
    return fail(
      `"${name}" has ${bytes.byteLength} bytes; a picture may have ${PICTURE_MAX_BYTES}.`,
    );
  const pixels = pixelsOf(type, bytes);
  if (pixels === null) return fail(`"${name}" is broken: it does not say how large it is.`);
  const { width, height } = pixels;
  if (width * height > PICTURE_MAX_PIXELS)
    return fail(
      `"${name}" is ${width} × ${height} pixels; a picture may have ${PICTURE_MAX_PIXELS / 1e6} megapixels.`,
    );
  return ok({ name, type, bytes });
}

function boundReached(pictures: readonly Picture[]): string | null {
  const bytes = pictures.reduce((sum, picture) => sum + picture.bytes.byteLength, 0);
  if (pictures.length > PICTURES_MAX) return `A problem shows at most ${PICTURES_MAX} pictures.`;
  if (bytes > PICTURES_MAX_BYTES)
    return `The pictures of a problem have at most ${PICTURES_MAX_BYTES / KIB} KiB together.`;
  return null;
}

/** One character a byte, `?` for any: https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern */
const SIGNATURES: readonly (readonly [PictureType, string])[] = [
  ['image/png', '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', '\xff\xd8\xff'],
  ['image/gif', 'GIF87a'],
  ['image/gif', 'GIF89a'],
  ['image/webp', 'RIFF????WEBPVP'],
];

function pictureTypeOf(bytes: Uint8Array): PictureType | null {
  const matches = (signature: string): boolean =>
    signature.split('').every((sign, at) => sign === '?' || sign.charCodeAt(0) === bytes[at]);
  return SIGNATURES.find(([, signature]) => matches(signature))?.[0] ?? null;
}
