// Files of an installed Invigil that lie outside its archive, against the hashes that were written when it was packed.
// The archive guards itself where the system can (Electron's integrity check); these files it does not.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { sha256Shape } from '#contract/ids.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

/** Beside package.json, in the archive. A checkout has none, and nothing is checked there. */
export const SHIPPED_FILE = 'shipped.json';

/** Paths from the app's folder, with slashes. Native modules are listed for every system; each checks its own. */
export const shippedShape = z.strictObject({ files: z.record(z.string(), sha256Shape) });

const MOST_NAMED = 3;

/** Reads every listed file once, about 5 MiB. A fault is one sentence for staff, with the next step. */
export function shippedIntact(
  appFolder: string,
  platform: string = process.platform,
  arch: string = process.arch,
): Result<null, string> {
  const list = path.join(appFolder, SHIPPED_FILE);
  if (!existsSync(list)) return ok(null);
  const { files } = shippedShape.parse(JSON.parse(readFileSync(list, 'utf8')));
  const own = `${platform}-${arch}.node`;
  const bad = Object.entries(files)
    .filter(([file]) => !file.endsWith('.node') || path.posix.basename(file) === own)
    .filter(([file, sha256]) => sha256Of(path.join(appFolder, file)) !== sha256)
    .map(([file]) => file);
  if (bad.length === 0) return ok(null);
  const named = bad.slice(0, MOST_NAMED).join(', ');
  const more = bad.length > MOST_NAMED ? ` and ${bad.length - MOST_NAMED} more` : '';
  return fail(
    `Files of Invigil are missing or not as they were shipped (${named}${more}): install it again.`,
  );
}

/** Null: it cannot be read, which is as bad as changed. */
function sha256Of(file: string): string | null {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
