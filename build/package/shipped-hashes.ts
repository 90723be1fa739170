// The hashes of what lies outside the archive of an installed Invigil, written when it is packed and checked at every
// start (electron/station/shipped-files.ts).
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHIPPED_FILE, shippedShape } from '../../electron/station/shipped-files.ts';
import { listFiles } from './production.ts';

/** Problems, what images are built from, and the native module for every system. */
const FOLDERS = ['problems', 'runner/images'];
const NATIVE = 'node_modules/better-sqlite3/prebuilds';

/** @param target a folder of its own: dist/app is also run as it lies there, where no packages are beside it */
export function writeShippedHashes(root: string, appFolder: string, target: string): void {
  const data = FOLDERS.flatMap((folder) =>
    listFiles(join(appFolder, folder))
      .filter(({ file }) => !file.endsWith('.js'))
      .map(({ file }) => [`${folder}/${file}`, sha256Of(join(appFolder, folder, file))]),
  );
  const native = listFiles(join(root, NATIVE)).map(({ file }) => [
    `${NATIVE}/${file}`,
    sha256Of(join(root, NATIVE, file)),
  ]);
  const shipped = shippedShape.parse({ files: Object.fromEntries([...data, ...native]) });
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, SHIPPED_FILE), `${JSON.stringify(shipped, null, 1)}\n`);
}

/** In the form that `sha256sum -c` reads, for everything below a folder. */
export function writeChecksums(folder: string, name: string): void {
  const lines = listFiles(folder)
    .filter(({ file }) => file !== name)
    .map(({ file }) => `${sha256Of(join(folder, file))}  ${file}\n`);
  writeFileSync(join(folder, name), lines.join(''));
}

const sha256Of = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex');
