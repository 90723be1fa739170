// dist/app as installers of every kind take it: the bundles, and the hashes of what will lie outside the archive.
import { join } from 'node:path';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { bundleStep, screens, shellApp } from '../setup/bundles.ts';
import { writeShippedHashes } from './shipped-hashes.ts';

/** The list of hashes, which goes beside the app's own files in every installer. */
export const SHIPPED_FOLDER = 'dist/shipped';

/** @returns the folder. A fault is one sentence with the next step. */
export async function layOutApp(
  root: string,
  say: (line: string) => void,
): Promise<Result<string, string>> {
  for (const bundle of [screens, shellApp]) {
    const built = await bundleStep(root, bundle).run(say);
    if (!built.ok) return fail(`${built.error.sentence} ${built.error.next}`);
  }
  const folder = join(root, shellApp.output);
  writeShippedHashes(root, folder, join(root, SHIPPED_FOLDER));
  return ok(folder);
}
