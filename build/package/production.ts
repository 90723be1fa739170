// The npm packages that run on a station: what package-lock.json calls production, and of each what a running program
// reads. Installers of every kind are made from this list, and a test holds it.
import { cpSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { z } from 'zod';

/** As electron-builder.yml has it; a test holds the two together. */
export const ELECTRON_VERSION = '45.4.1';

const lockShape = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      integrity: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
    }),
  ),
});

export type ProductionPackage = {
  /** From the project's root, such as `node_modules/zod`. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** As the lock has it: `sha512-…` in base64. */
  readonly integrity: string | null;
};

/** Runtimes of Node come as a file of their own; types run nowhere; the rest are builds for compilers that are not there. */
const NOT_SHIPPED =
  /^(node-(linux|win)-|@types\/|cpu-features$|buildcheck$|nan$|node-addon-api$|undici-types$)/;

export function productionPackages(root: string): ProductionPackage[] {
  const lock = lockShape.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  return Object.entries(lock.packages)
    .filter(([folder, entry]) => folder !== '' && !entry.dev && !entry.devOptional)
    .map(([folder, entry]) => ({
      folder,
      name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version ?? '',
      license: entry.license ?? oldLicense(join(root, folder)),
      integrity: entry.integrity ?? null,
    }))
    .filter(({ name }) => !NOT_SHIPPED.test(name))
    .toSorted((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** Packages of before 2015 name their licences in a list, which npm does not copy into the lock. */
function oldLicense(folder: string): string {
  const shape = z.object({ licenses: z.array(z.object({ type: z.string() })).min(1) });
  const { licenses } = shape.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  return licenses.map(({ type }) => type).join(' OR ');
}

/** Read by people and by compilers, never by a program that runs. Licences stay. */
const UNREAD =
  /\.(md|markdown|map|ts|mts|cts|flow|gyp|gypi|c|cc|cpp|h|hpp|yml|yaml|tsbuildinfo|sh|html|css)$/i;
const UNREAD_FOLDERS = new Set([
  ...['.github', 'test', 'tests', '__tests__', 'benchmarks', 'benchmark', 'docs', 'examples'],
  ...['deps', 'coverage', '.vscode', 'typings', 'iife'],
]);

/**
 * Copies the packages to `target/node_modules`.
 *
 * @param nativeName the binary of SQLite that this system loads, such as `linux-x64.node`
 */
export function copyPackages(root: string, target: string, nativeName: string): void {
  const packages = productionPackages(root);
  for (const { folder } of packages) {
    cpSync(join(root, folder), join(target, folder), {
      recursive: true,
      filter: (file) => isRead(relative(join(root, folder), file), file, nativeName),
    });
  }
}

function isRead(inside: string, file: string, nativeName: string): boolean {
  if (inside === '') return true;
  const parts = inside.split('/');
  // Nested packages are copied in their own turn, where the lock names them.
  if (parts.includes('node_modules')) return false;
  if (parts.some((part) => part.startsWith('.') || UNREAD_FOLDERS.has(part))) return false;
  if (inside.endsWith('.node')) return basename(file) === nativeName;
  return statSync(file).isDirectory() || !UNREAD.test(inside);
}

/** Files below a folder with their sizes in bytes, sorted by name: what a test and a package's listing look at. */
export function listFiles(folder: string): { readonly file: string; readonly bytes: number }[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { file: relative(folder, file), bytes: statSync(file).size };
    })
    .toSorted((a, b) => (a.file < b.file ? -1 : 1));
}
