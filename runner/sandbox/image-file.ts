// Which images lie in a file of `docker save`, told by the file itself: an engine would read all of a wrong one first.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';

const BLOCK_BYTES = 512;
const MANIFEST = 'manifest.json';
/** One of a handful of images has a few hundred bytes. */
const MANIFEST_MAX_BYTES = 1024 * 1024;

const manifestShape = z.array(z.object({ RepoTags: z.array(z.string()).nullish() }));

/** Its images' names, as Docker and Podman write them; null where it is no such file. @throws when it cannot be read */
export function tagsInImageFile(file: string): string[] | null {
  const open = openSync(file, 'r');
  try {
    const manifest = readMember(open, MANIFEST);
    if (manifest === null) return null;
    const parsed = manifestShape.safeParse(JSON.parse(manifest));
    return parsed.success ? parsed.data.flatMap(({ RepoTags }) => RepoTags ?? []) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  } finally {
    closeSync(open);
  }
}

/** Goes from header to header: the layers between them are hundreds of megabytes. */
function readMember(open: number, wanted: string): string | null {
  const { size: end } = fstatSync(open);
  const header = Buffer.alloc(BLOCK_BYTES);
  for (let at = 0; at + BLOCK_BYTES <= end;) {
    readSync(open, header, 0, BLOCK_BYTES, at);
    const name = header.toString('utf8', 0, 100).replace(/\0.*$/s, '');
    const sizeBytes = Number.parseInt(header.toString('latin1', 124, 136), 8);
    if (name === '' || !header.toString('latin1', 257, 262).startsWith('ustar')) return null;
    if (!Number.isSafeInteger(sizeBytes) || sizeBytes < 0) return null;
    if (name === wanted && sizeBytes <= MANIFEST_MAX_BYTES) {
      const bytes = Buffer.alloc(sizeBytes);
      readSync(open, bytes, 0, sizeBytes, at + BLOCK_BYTES);
      return bytes.toString('utf8');
    }
    at += BLOCK_BYTES + Math.ceil(sizeBytes / BLOCK_BYTES) * BLOCK_BYTES;
  }
  return null;
}
