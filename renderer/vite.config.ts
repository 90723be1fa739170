import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const pages = ['index.html', 'desk.html'].map((page) => resolve(import.meta.dirname, page));

// One bundle for both hosts: relative addresses work under app:// and under loopback HTTP.
// `--mode gallery` builds renderer/gallery instead: every screen and state from fixtures, for tests and pictures only.
export default defineConfig(({ command, mode }) => {
  const gallery = mode === 'gallery';
  // Test runners set NODE_ENV to `test`, and React would then bring its development build into the product.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    root: gallery ? resolve(import.meta.dirname, 'gallery') : import.meta.dirname,
    base: './',
    plugins: [react()],
    publicDir: false,
    worker: { format: 'es' },
    build: {
      outDir: resolve(import.meta.dirname, gallery ? '../dist/gallery' : '../dist/renderer'),
      emptyOutDir: true,
      target: 'chrome140',
      // The policy allows fonts from 'self' only, so none may become a data: address.
      assetsInlineLimit: 0,
      // Monaco alone is larger than the size at which vite begins to warn; it is read from disk, not from a network.
      chunkSizeWarningLimit: 5_000,
      // Two pages of the product: the student's screens, and the desk's with a first load of its own.
      ...(!gallery && { rolldownOptions: { input: pages } }),
    },
  };
});
