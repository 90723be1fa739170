// The counter in front of every code: it makes guessers wait, and remembers them over restarts.
import type { Reading } from '../rules/elapsed.ts';
import { afterWrongCode, noWrongCodes, triesBeforeWait, waited } from '../rules/wrong-codes.ts';
import type { CodeKind, CodeStore } from './store.ts';

export type CodeCounter = ReturnType<typeof codeCounter>;

export function codeCounter(store: CodeStore, clock: () => Reading) {
  const look = (what: CodeKind) => {
    const at = clock();
    return waited(store.wrongCodes(what) ?? noWrongCodes(at), at);
  };
  return {
    /** How long until the next code is looked at; 0 for now. */
    waitMs: (what: CodeKind): number => look(what).waitLeftMs,
    /**
     * Counts a code as wrong, before it is tried: a program killed in between has had its guess. Answers how many more
     * may be wrong before a wait, and how to take the count back where the code turns out not to be at fault.
     */
    wrong(what: CodeKind): { readonly left: number; takeBack(): void } {
      const before = look(what);
      const codes = afterWrongCode(before, clock());
      store.keepWrongCodes(what, codes);
      return {
        left: triesBeforeWait(codes),
        takeBack: () => store.keepWrongCodes(what, before),
      };
    },
    right(what: CodeKind): void {
      store.forgetWrongCodes(what);
    },
  };
}
