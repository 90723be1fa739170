// Sandboxes that nobody owns any more: of a process that was killed, or that the engine could not remove in time.
import type { Engine } from './engine.ts';
import { OWNER_LABEL, isOwnerAlive } from './owner.ts';

/**
 * Removes containers of dead owners, and of `owner` itself those that `isMine` does not know.
 *
 * @returns how many were removed
 */
export async function removeOrphans(
  engine: Engine,
  owner: string,
  isMine: (name: string) => boolean,
): Promise<number> {
  const containers = await engine.docker.listContainers({
    all: true,
    filters: JSON.stringify({ label: [OWNER_LABEL] }),
  });
  const orphans = containers.filter((container) => {
    const theirs = container.Labels[OWNER_LABEL] ?? '';
    if (theirs !== owner) return !isOwnerAlive(theirs);
    return !container.Names.some((name) => isMine(name.replace(/^\//, '')));
  });
  const removals = orphans.map((orphan) =>
    engine.docker.getContainer(orphan.Id).remove({ force: true, v: true }),
  );
  const done = await Promise.allSettled(removals);
  return done.filter((removal) => removal.status === 'fulfilled').length;
}
