// `npm run package`, first half: lays out dist/app, which electron-builder then makes installers of.
import { bundleStep, shellApp } from './setup/bundles.ts';
import { root } from './setup/root.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);
const built = await bundleStep(root, shellApp).run(say);
say(
  built.ok ? `${shellApp.output}: ${built.value}` : `${built.error.sentence} ${built.error.next}`,
);
process.exitCode = built.ok ? 0 : 1;
