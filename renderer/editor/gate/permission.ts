// What the gate is letting in at this moment. Commands take it for the length of one call; the audit of the model asks
// for it. A change by typing or pasting that nobody took a permission for did not come through the gate.
import type { EditSource } from '#contract/edit.ts';

export type Permission = {
  /** Runs `act`; model changes within it are of this source. Calls may nest, the innermost holds. */
  during(source: EditSource, act: () => void): void;
  current(): EditSource | null;
};

export function createPermission(): Permission {
  let held: EditSource | null = null;
  return {
    during: (source, act) => {
      const outer = held;
      held = source;
      try {
        act();
      } finally {
        held = outer;
      }
    },
    current: () => held,
  };
}
