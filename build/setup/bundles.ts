// The screens, and the Electron side, as files to serve. Built only when something that goes into them has changed.
import { createHash } from 'node:crypto';
import {
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { fail, ok } from '#contract/result.ts';
import { runProgram } from './program.ts';
import type { Step } from './step.ts';

export type Bundle = {
  readonly name: string;
  /** Vite's configurations, from the project's root, built one after the other into the same place. */
  readonly configs: readonly string[];
  /** Where it ends up; its last written file is the stamp. */
  readonly output: string;
  /** Files and folders that go in. Too many costs a build, too few costs a wrong one. */
  readonly inputs: readonly string[];
};

export const screens: Bundle = {
  name: 'screens',
  configs: ['renderer/vite.config.ts'],
  output: 'dist/renderer',
  inputs: [
    'renderer',
    'electron/contract',
    'package.json',
    'package-lock.json',
    'tsconfig.base.json',
  ],
};

/** Everything that the Electron shell loads; the screens go in as they were built. */
export const shellApp: Bundle = {
  name: 'Electron side',
  configs: ['build/electron.vite.config.ts', 'build/preload.vite.config.ts'],
  output: 'dist/app',
  inputs: ['electron', 'runner', 'problems', 'dist/renderer', 'package.json', 'package-lock.json'],
};

const STAMP = '.built-from';
/** Tests do not go into a bundle, so editing one builds nothing. */
const isInput = (path: string) => !/\.(test|e2e|bench)\.tsx?$/.test(path);

export function bundleStep(root: string, bundle: Bundle): Step {
  return {
    name: bundle.name,
    run: async (say) => {
      const stampFile = join(root, bundle.output, STAMP);
      const wanted = fingerprint(root, [...bundle.configs, ...bundle.inputs]);
      if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) {
        return ok('built, nothing changed since');
      }
      // A build that fails or is broken off must not pass for the one before it.
      rmSync(join(root, bundle.output), { recursive: true, force: true });
      say(`Building the ${bundle.name} with Vite.`);
      for (const config of bundle.configs) {
        const built = await build(root, config);
        if (built.ok) continue;
        return fail({
          sentence: `The ${bundle.name} could not be built (${built.error.detail}; the reason is above).`,
          next: 'Mend what Vite names and run this again.',
          fatal: true,
        });
      }
      writeFileSync(`${stampFile}.new`, wanted);
      renameSync(`${stampFile}.new`, stampFile);
      return ok('built');
    },
  };
}

function build(root: string, config: string) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--config', config, '--logLevel', 'warn'];
  return runProgram(process.execPath, args, { cwd: root });
}

/** SHA-256 over the names and bytes of every file below the given paths, in the order of their names. */
export function fingerprint(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesBelow(root, path)).filter(isInput)) {
    const bytes = readFileSync(join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return `${hash.digest('hex')}\n`;
}

function filesBelow(root: string, path: string): string[] {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  const entries = readdirSync(full, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .toSorted();
}
