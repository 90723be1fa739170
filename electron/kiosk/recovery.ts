// A page that dies is loaded again: the student's text is on disk, and nobody is left before a dead window.
import { MINUTE_MS } from '#contract/limits.ts';
import type { Logger } from '../station/logger.ts';

/** So many deaths within so long are no accident, and loading again would go on for ever. */
const DEATHS_MAX = 3;
const WITHIN_MS = 1 * MINUTE_MS;

export type RecoveryParts = {
  reload(): void;
  giveUp(): void;
  now(): number;
  readonly log: Pick<Logger, 'error'>;
};

type Contents = {
  on(
    event: 'render-process-gone',
    listener: (event: unknown, details: { readonly reason: string }) => void,
  ): unknown;
};

export function recoverFrom(contents: Contents, parts: RecoveryParts): void {
  const deaths: number[] = [];
  contents.on('render-process-gone', (_event, { reason }) => {
    parts.log.error('the page died', { reason });
    if (reason === 'clean-exit') return;
    deaths.push(parts.now());
    const recent = deaths.filter((atMs) => parts.now() - atMs < WITHIN_MS);
    if (recent.length > DEATHS_MAX) parts.giveUp();
    else parts.reload();
  });
}
