// Before browser tests: the screens that they look at are those of the sources, not of the last build.
import { bundleStep, screens } from '../setup/bundles.ts';
import { root } from '../setup/root.ts';

export async function setup(): Promise<void> {
  const built = await bundleStep(root, screens).run((line) => process.stderr.write(`${line}\n`));
  // Tests that need them then fail by themselves: the host says that its screens are not built.
  if (!built.ok) process.stderr.write(`${built.error.sentence}\n`);
}
