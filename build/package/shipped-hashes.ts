// A list of every shipped file with its SHA-256, made when the package is, so that `invigil doctor` can tell a file
// that changed since from one that is as it was shipped.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './production.ts';

export const SHIPPED_HASHES = 'SHA256SUMS';

/** In the form that `sha256sum -c` reads. */
export function writeShippedHashes(folder: string): void {
  const lines = listFiles(folder)
    .filter(({ file }) => file !== SHIPPED_HASHES)
    .map(({ file }) => {
      const sum = createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex');
      return `${sum}  ${file}\n`;
    });
  writeFileSync(join(folder, SHIPPED_HASHES), lines.join(''));
}
