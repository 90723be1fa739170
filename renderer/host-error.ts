// Why a call to the host had no answer. The words for people are in i18n; `detail` is for the console of a developer.
import type { GateFault } from '#contract/wire.ts';

export type HostErrorKind = GateFault['kind'] | 'connection-lost';

export class HostError extends Error {
  readonly kind: HostErrorKind;

  constructor(kind: HostErrorKind, detail: string) {
    super(`${kind}: ${detail}`);
    this.name = 'HostError';
    this.kind = kind;
  }
}

/** Any rejection as a kind: what is not ours (a bug, a bridge of another version) counts as `failed`. */
export const hostErrorKind = (error: unknown): HostErrorKind =>
  error instanceof HostError ? error.kind : 'failed';
