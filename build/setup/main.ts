// Set-up: makes this machine ready as far as it can be, says what it does, and is safe to break off and to run again.
// Started by build/bootstrap.mjs, which holds the lock: two never run at once.
import { join } from 'node:path';
import { bundleStep, screens } from './bundles.ts';
import { engineStep } from './engine.ts';
import { imageStep, languagesOf, probeEngine } from './image.ts';
import { findProgram, lookAtMachine } from './machine.ts';
import { lookForPackages, needsFor, packagesStep } from './packages.ts';
import type { Lack, Purpose, Step } from './step.ts';
import { purposes } from './step.ts';
import { root } from './root.ts';

/** Made by the bootstrap, which keeps its lock there. */
const cache = join(root, '.cache');
const say = (line: string) => process.stderr.write(`${line}\n`);

async function stepsFor(purpose: Purpose): Promise<readonly Step[]> {
  if (purpose === 'package') return [bundleStep(root, screens)];
  const machine = lookAtMachine();
  const engine = (await probeEngine()) !== null || findProgram('dockerd') !== null;
  const needs = needsFor(purpose, machine, lookForPackages(findProgram, engine));
  return [
    packagesStep(machine, needs, join(cache, 'apt.log')),
    engineStep(machine, probeEngine, join(cache, 'dockerd.log')),
    ...languagesOf(join(root, 'problems')).map(imageStep),
    bundleStep(root, screens),
  ];
}

async function setUp(purpose: Purpose): Promise<readonly Lack[]> {
  const lacks: Lack[] = [];
  for (const step of await stepsFor(purpose)) {
    const done = await step.run((line) => say(`  ${line}`));
    say(done.ok ? `✓ ${step.name}: ${done.value}` : `! ${step.name}: ${done.error.sentence}`);
    if (done.ok) continue;
    say(`  ${done.error.next}`);
    lacks.push(done.error);
  }
  return lacks;
}

const purpose = purposes.find((name) => name === process.argv[2]);
if (purpose === undefined) {
  say(`usage: node build/bootstrap.mjs setup (or ${purposes.join(', ')})`);
  process.exitCode = 2;
} else {
  const lacks = await setUp(purpose);
  // `npm run setup` alone reports every lack to the script that called it; before anything else only a fatal one stops.
  const stops = purpose === 'setup' ? lacks.length > 0 : lacks.some(({ fatal }) => fatal);
  process.exitCode = stops ? 1 : 0;
}
