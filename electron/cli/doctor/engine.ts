// The container engine as an exam needs it: there, allowed, with the image, and able to hold limits.
import { findRunnerImage, openEngine } from '#runner';
import type { Engine, EngineAbsent } from '#runner';
import { broken, fine, lacking } from './check.ts';
import type { Check } from './check.ts';

export async function checkEngine(): Promise<Check[]> {
  const found = await openEngine();
  if (!found.ok) return absent(found.error);
  const engine = found.value;
  try {
    return [
      fine('engine', engine.description),
      fine('rights', 'This user may use the engine.'),
      await checkImage(engine),
      checkCgroup(engine),
    ];
  } finally {
    engine.close();
  }
}

function absent({ tried }: EngineAbsent): Check[] {
  const reason = tried.map(({ address, why }) => `${address}: ${why}`).join('; ');
  const refused = tried.some(({ why }) => /permission|denied|EACCES|right/i.test(why));
  const engine = broken(
    'engine',
    `No container engine answers. ${reason}`,
    'Run `npm run setup` as root, or install Docker or Podman and start it; until then submissions wait.',
  );
  if (!refused) return [engine];
  const step = 'Add this user to the engine’s group (`usermod -aG docker USER`) and sign in again.';
  return [engine, broken('rights', 'This user may not use the engine that is here.', step)];
}

async function checkImage(engine: Engine): Promise<Check> {
  const { tag, id } = await findRunnerImage(engine);
  if (id !== null) return fine('image', `${tag} (${id.slice(0, 19)})`);
  return broken(
    'image',
    `The engine does not have ${tag}.`,
    'Run `npm run setup`, or `image load FILE` where IT ships the file.',
  );
}

function checkCgroup({ cgroupVersion }: Engine): Check {
  if (cgroupVersion === '2') return fine('cgroup', 'Version 2.');
  return lacking(
    'cgroup',
    `Version ${cgroupVersion}: limits hold, but a rootless engine could not set them.`,
    'Boot with `systemd.unified_cgroup_hierarchy=1` where the system offers it.',
  );
}
