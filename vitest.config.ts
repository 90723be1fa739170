import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Four projects by what a test needs: nothing, the project's own source, a container engine, a browser.
// `electron` is always aliased: importing the npm package from plain Node would try to download a binary.
const alias = {
  electron: fileURLToPath(new URL('./electron/kiosk/electron-stand-in.ts', import.meta.url)),
};
const exclude = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...exclude, '**/*.docker.test.ts', 'build/tidy/**'],
          setupFiles: 'build/test/property-runs.ts',
        },
      },
      { extends: true, test: { name: 'tidy', include: ['build/tidy/**/*.test.ts'], exclude } },
      {
        extends: true,
        test: {
          name: 'docker',
          include: ['**/*.docker.test.ts'],
          exclude,
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['**/*.e2e.ts'],
          exclude,
          globalSetup: 'build/test/fresh-screens.ts',
          maxWorkers: 1,
          // A browser that hangs at its start is started once more, no more often; the reporter tells of it.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
