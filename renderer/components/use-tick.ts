// A heartbeat for clocks on the screen.
import { useEffect, useState } from 'react';
import { SECOND_MS } from '#contract/limits.ts';
import { usePage } from '../state/use-parts.ts';

/** The page's monotonic time, drawn anew every `everyMs` while `active`. */
export function useNow(active: boolean, everyMs: number = SECOND_MS / 4): number {
  const { monotonicMs } = usePage();
  const [nowMs, setNowMs] = useState(monotonicMs);
  useEffect(() => {
    if (!active) return undefined;
    const timer = window.setInterval(() => setNowMs(monotonicMs()), everyMs);
    return () => window.clearInterval(timer);
  }, [active, everyMs, monotonicMs]);
  return nowMs;
}
