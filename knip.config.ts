// Dead files, exports and dependencies. Every exception has its reason beside it.
import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    // Programs that build/bootstrap.mjs starts by path.
    'build/{start,package}.ts',
    'build/{setup,test,pictures}/main.ts',
    'runner/bench/main.ts',
    // The roots, and what Electron loads by path.
    'electron/{main,serve}.ts',
    'electron/cli/main.ts',
    'electron/transport/preload.ts',
    // The contract is the shared word: a shape's type belongs to it before a second side needs it.
    'electron/contract/*.ts',
    'renderer/gallery/*.tsx',
  ],
  project: ['{build,electron,problems,renderer,runner}/**/*.{ts,tsx,mjs}'],
  ignoreDependencies: [
    // Its command shows the fuses of a built shell; README says how.
    '@electron/fuses',
  ],
  // Programs of the system, which build/setup/packages.ts installs.
  ignoreBinaries: ['flock', 'dockerd', 'Xvfb', 'xclip'],
  ignoreExportsUsedInFile: true,
  vite: { config: ['renderer/vite.config.ts', 'build/{electron,preload}.vite.config.ts'] },
};

export default config;
