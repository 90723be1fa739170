// Puts a station's file on disk for good: when this answers, the bundle survives a power cut. What is there already is
// never written over.
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

export type KeepFault =
  /** Another file of that name is there, with other bytes. It stays. */
  | { readonly kind: 'other-bytes'; readonly there: Uint8Array }
  | { readonly kind: 'disk-full'; readonly detail: string }
  | { readonly kind: 'folder-failed'; readonly detail: string };

/** `kept`: new; `same`: those bytes were there. @param folder made where it is missing */
export async function keepFile(
  folder: string,
  name: string,
  bytes: Uint8Array,
): Promise<Result<'kept' | 'same', KeepFault>> {
  const file = path.join(folder, name);
  const aside = path.join(folder, `.${name}.${randomUUID()}.part`);
  try {
    await makeFolder(folder);
    const there = await bytesAt(file);
    if (there !== null) return alike(there, bytes);
    await writeDurably(aside, bytes);
    const taken = await putInPlace(aside, file);
    if (!taken) return alike((await bytesAt(file)) ?? new Uint8Array(), bytes);
    await syncFolder(folder);
    return ok('kept');
  } catch (error) {
    return faultOf(error);
  } finally {
    // Gone already after a rename; a part that stays behind is named in no chain and is never read.
    await rm(aside, { force: true }).catch(() => undefined);
  }
}

const alike = (there: Uint8Array, bytes: Uint8Array): Result<'same', KeepFault> =>
  Buffer.compare(there, bytes) === 0 ? ok('same') : fail({ kind: 'other-bytes', there });

async function bytesAt(file: string): Promise<Uint8Array | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A hard link fails where the name is taken, which a rename does not; some shares and sticks have none. */
async function putInPlace(aside: string, file: string): Promise<boolean> {
  try {
    await link(aside, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!NO_LINKS.has(codeOf(error) ?? '')) throw error;
  }
  await rename(aside, file);
  return true;
}

const NO_LINKS: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
]);

/** A new folder is durable once its parent is. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = path.dirname(made))
    await syncFolder(path.dirname(made));
}

/** Windows and some network file systems cannot open a folder to sync it; there the rename is as good as it gets. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!NO_FOLDER_SYNC.has(codeOf(error) ?? '')) throw error;
  }
}

const NO_FOLDER_SYNC: ReadonlySet<string> = new Set([
  'EISDIR',
  'EPERM',
  'EINVAL',
  'ENOTSUP',
  'EACCES',
]);

function faultOf(error: unknown): Result<never, KeepFault> {
  if (!(error instanceof Error && 'code' in error)) throw error;
  const full = error.code === 'ENOSPC' || error.code === 'EDQUOT';
  return fail({ kind: full ? 'disk-full' : 'folder-failed', detail: error.message });
}

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
