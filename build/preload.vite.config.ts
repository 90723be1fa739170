// The preload, as one CommonJS file with all it needs inside: a sandboxed preload can load nothing else.
import { join } from 'node:path';
import { defineConfig } from 'vite';

const root = join(import.meta.dirname, '..');

export default defineConfig({
  root,
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node24',
    outDir: join(root, 'dist', 'app', 'dist', 'electron'),
    // What lies around it was built just before.
    emptyOutDir: false,
    minify: false,
    rolldownOptions: {
      input: join(root, 'electron', 'transport', 'preload.ts'),
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'preload.cjs' },
    },
  },
});
