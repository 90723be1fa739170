// The Electron side as JavaScript, laid out under dist/app exactly as the sources lie here: a path that a source file
// makes from its own place means the same in both, and the data that lies beside the code is copied to the same places.
// Packages stay outside; they are resolved from node_modules, and electron-builder ships the production ones.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');
const appFolder = join(root, 'dist', 'app');

/** Read at run time, by path. The screens are built before this. */
const DATA = [
  'electron/database/migrations',
  'electron/gradebook/book/migrations',
  'electron/desk/migrations',
  'runner/images',
  'problems',
  'dist/renderer',
];

const { name, version } = z
  .object({ name: z.string(), version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
const manifest = { name, version, type: 'module', main: 'electron/main.js' };

function copyData(): Plugin {
  return {
    name: 'copy-data',
    closeBundle: () => {
      for (const folder of DATA) {
        const target = join(appFolder, folder);
        mkdirSync(dirname(target), { recursive: true });
        cpSync(join(root, folder), target, {
          recursive: true,
          filter: (file) => !/\.ts$|\/solutions$/.test(file),
        });
      }
      writeFileSync(join(appFolder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    },
  };
}

export default defineConfig({
  root,
  publicDir: false,
  plugins: [copyData()],
  ssr: { external: true },
  build: {
    ssr: true,
    // The Node that Electron 45 embeds.
    target: 'node24',
    outDir: appFolder,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      // The watchdog runs in a process of its own, and workers on threads of their own, by path.
      input: [
        'main.ts',
        'serve.ts',
        'cli/main.ts',
        'kiosk/watchdog.ts',
        'gradebook/book/examine-worker.ts',
        'desk/book-worker.ts',
        'desk/similar-worker.ts',
      ].map((file) => join(root, 'electron', file)),
      external: (id) => id === 'electron' || isBuiltin(id),
      output: {
        format: 'es',
        preserveModules: true,
        preserveModulesRoot: root,
        entryFileNames: '[name].js',
      },
    },
  },
});
