// Network interfaces that come and go. Which addresses they have is nobody's business; that they changed is.
import { networkInterfaces } from 'node:os';
import { SECOND_MS } from '#contract/limits.ts';
import type { See, Stop } from './watcher.ts';

const EVERY_MS = 5 * SECOND_MS;

/** Names of the interfaces that reach beyond this machine and have an address. */
export function interfacesUp(all = networkInterfaces()): readonly string[] {
  return Object.entries(all)
    .filter(([, addresses]) => addresses?.some(({ internal }) => !internal) === true)
    .map(([name]) => name)
    .toSorted();
}

export function watchNetwork(see: See, up: () => readonly string[] = interfacesUp): Stop {
  let before = up();
  const timer = setInterval(() => {
    const now = up();
    const came = now.filter((name) => !before.includes(name)).map((name) => `+${name}`);
    const went = before.filter((name) => !now.includes(name)).map((name) => `-${name}`);
    before = now;
    if (came.length + went.length > 0)
      see('network-changed', [...came, ...went].join(' ').slice(0, 100));
  }, EVERY_MS);
  return () => clearInterval(timer);
}
