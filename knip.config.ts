// Dead files, exports and dependencies. Every exception has its reason beside it.
import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    // Programs that build/bootstrap.mjs starts by path.
    'build/start.ts',
    'build/{setup,test,pictures,package}/main.ts',
    // electron-builder calls them by path, as electron-builder.yml says.
    'build/package/after-{pack,artifacts}.ts',
    'runner/bench/main.ts',
    // The simulation and the programs that it starts by path, to be able to cut their power.
    'electron/simulation/{main,row,desk-place}.ts',
    // Copied into an image; Node runs it there.
    'runner/images/javascript/calls.mjs',
    // The roots.
    'electron/{main,serve}.ts',
    // The bench loads them by path, into the main process that it boots.
    'electron/e2e/shell/{boot,stand-in}.ts',
    // The contract is the shared word: a shape's type belongs to it before a second side needs it.
    'electron/contract/*.ts',
    'renderer/gallery/*.tsx',
  ],
  project: ['{build,electron,problems,renderer,runner}/**/*.{ts,tsx,mjs}'],
  ignoreDependencies: [
    // Its file is read whole and run inside the page under test.
    'axe-core',
  ],
  // Programs of the system are no packages: Debian has them, or build/setup/packages.ts brings them.
  exclude: ['binaries'],
  ignoreExportsUsedInFile: true,
  vite: { config: ['renderer/vite.config.ts', 'build/{electron,preload}.vite.config.ts'] },
};

export default config;
