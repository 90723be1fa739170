// One gate for a window, shared by all its editors: there is one keyboard, one set of Monaco's commands, and one
// clipboard of the exam. It is put up with the first editor and taken down with the last.
import type { GateSighting } from '#contract/sighting.ts';
import { installGate, type Gate } from './gate.ts';
import type { Accommodation } from './rules.ts';

export type JoinOptions = {
  /** Holds for the window from its first editor on: it is the student's, and they sit at all of them. */
  readonly accommodation: Accommodation;
  readonly nowMs: () => number;
  /** Each sighting is told once, to the editor that came last. */
  readonly tell: (sighting: GateSighting) => void;
};

type Shared = { readonly gate: Gate; readonly tells: ((sighting: GateSighting) => void)[] };

const gates = new WeakMap<Window, Shared>();

/** @returns the window's gate, and how to leave it */
export function joinGate(
  target: Window,
  options: JoinOptions,
): { readonly gate: Gate; leave(): void } {
  const shared = gates.get(target) ?? putUp(target, options);
  const { gate, tells } = shared;
  const tell = (sighting: GateSighting): void => options.tell(sighting);
  tells.push(tell);
  return {
    gate,
    leave: () => {
      const place = tells.indexOf(tell);
      if (place === -1) return;
      if (tells.length === 1) {
        gates.delete(target);
        // Before the last one is gone, so that what still waits is told.
        gate.dispose();
      }
      tells.splice(place, 1);
    },
  };
}

function putUp(target: Window, options: JoinOptions): Shared {
  const tells: Shared['tells'] = [];
  const gate = installGate(target, { ...options, tell: (sighting) => tells.at(-1)?.(sighting) });
  const shared = { gate, tells };
  gates.set(target, shared);
  return shared;
}
