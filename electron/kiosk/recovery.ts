// Nobody is ever left before a dead window. A page that dies, cannot be loaded or stops answering is loaded again: the
// student's text is on disk. One that does so again and again ends in `giveUp`, which gives the machine back.
import type { WebContents } from 'electron';
import { MINUTE_MS, SECOND_MS } from '#contract/limits.ts';
import type { Logger } from '../station/logger.ts';
import type { See } from './watchers/watcher.ts';

/** So many failures within so long are no accident, and loading again would go on for ever. */
export const FAILURES_MAX = 3;
const WITHIN_MS = 1 * MINUTE_MS;
/** A page that does not answer for this long is ended, and loaded again like one that died. */
export const HUNG_MAX_MS = 20 * SECOND_MS;

export type RecoveryParts = {
  reload(): void;
  giveUp(): void;
  now(): number;
  readonly see: See;
  readonly log: Pick<Logger, 'error'>;
};

type Contents = Pick<WebContents, 'forcefullyCrashRenderer'> & {
  on(
    event: 'render-process-gone',
    listener: (event: unknown, details: { readonly reason: string }) => void,
  ): unknown;
  on(
    event: 'did-fail-load',
    listener: (
      event: unknown,
      code: number,
      description: string,
      url: string,
      isMainFrame: boolean,
    ) => void,
  ): unknown;
  on(event: 'unresponsive' | 'responsive', listener: () => void): unknown;
};

/** Chromium's word for a load that another one replaced: nothing failed. */
const ERR_ABORTED = -3;

export function recoverFrom(contents: Contents, parts: RecoveryParts): void {
  const failures: number[] = [];
  const failed = (): void => {
    failures.push(parts.now());
    const recent = failures.filter((atMs) => parts.now() - atMs < WITHIN_MS);
    if (recent.length > FAILURES_MAX) parts.giveUp();
    else parts.reload();
  };
  contents.on('render-process-gone', (_event, { reason }) => {
    parts.log.error('the page died', { reason });
    if (reason === 'clean-exit') return;
    parts.see('page-gone', reason);
    failed();
  });
  contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (!isMainFrame || code === ERR_ABORTED) return;
    parts.log.error('the page could not be loaded', { code, description });
    parts.see('page-failed', description.slice(0, 100));
    failed();
  });
  let patience: ReturnType<typeof setTimeout> | null = null;
  const calm = (): void => {
    if (patience !== null) clearTimeout(patience);
    patience = null;
  };
  contents.on('unresponsive', () => {
    parts.see('page-hung', 'none');
    calm();
    // Ending it brings render-process-gone, and with it the reload.
    patience = setTimeout(() => contents.forcefullyCrashRenderer(), HUNG_MAX_MS);
  });
  contents.on('responsive', calm);
}
