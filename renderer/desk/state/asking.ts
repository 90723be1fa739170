// Calls of the desk's page as values: a host that is gone is a fault like any other, and a desk that locked itself
// brings the gate back.
import { fail } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { hostErrorKind } from '../../host-error.ts';
import type { HostErrorKind } from '../../host-error.ts';

export type DeskFault = { readonly kind: 'locked' | HostErrorKind };

export type Asking = <Value, Fault extends { readonly kind: string }>(
  answer: Promise<Result<Value, Fault>>,
) => Promise<Result<Value, Fault | DeskFault>>;

/** @param onLocked told when an answer says that the page is locked */
export function createAsking(onLocked: () => void): Asking {
  return async (answer) => {
    try {
      const known = await answer;
      if (!known.ok && known.error.kind === 'locked') onLocked();
      return known;
    } catch (error) {
      return fail({ kind: hostErrorKind(error) });
    }
  };
}
