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
    /** Counts a wrong code. Answers how many more may be wrong before a wait. */
    wrong(what: CodeKind): number {
      const codes = afterWrongCode(look(what), clock());
      store.keepWrongCodes(what, codes);
      return triesBeforeWait(codes);
    },
    right(what: CodeKind): void {
      store.forgetWrongCodes(what);
    },
  };
}
