// Takes submissions from the queue to the runner and their reports back.
//
// Theory of operation. A lease is the right to end one submission; it is a token in the row. The worker holds at
// most as many leases as the runner judges at once. Every lease ends in one of three ways: with a result, put back
// with the trouble that befell it, or void because the process died; then the next start takes it over. Only the
// first writes a score, in one transaction with the end of the lease, so no order of crashes scores twice.
// Nothing here polls: a submission, an engine that comes back and the end of a judgement call `wake`; the only
// timers wait for a retry or guard a lease.
import type { EngineState } from '#contract/engine.ts';
import type { Runner } from '#runner';
import { backoffMs, untilNextDueMs } from './rules.ts';
import { serveLease } from './serve-lease.ts';
import type { ServingParts } from './serve-lease.ts';
import type { Lease, Queued } from './store.ts';

export type WorkerParts = Omit<ServingParts, 'runner' | 'store'> & {
  readonly store: ServingParts['store'] & {
    lease(nowMs: number, canJudge: (one: Queued) => boolean): Lease | null;
    takeOver(): number;
    waiting(): Queued[];
  };
  readonly runner: Pick<Runner, 'judge' | 'concurrency' | 'engine' | 'onEngine'>;
  /** False while the exam of this submission is not open here or its language has no image; `wake` when that changes. */
  readonly canJudge: (one: Queued) => boolean;
  /** Told after every change of a submission's state. */
  readonly onChange: (submissionId: string) => void;
};

export type Worker = {
  /** Looks at the queue soon; as often as one likes. */
  wake(): void;
  /** Takes nothing more. Resolves when no judgement is under way: close the runner to hurry them. */
  stop(): Promise<void>;
};

export function submissionWorker(parts: WorkerParts): Worker {
  const { store, runner, now } = parts;
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  const pause = createPause(wake, parts.chance);
  let failuresInARow = 0;
  let wakeIsDue = false;
  let retryTimer: NodeJS.Timeout | undefined;

  function wake(): void {
    if (wakeIsDue || stopping.signal.aborted) return;
    wakeIsDue = true;
    setImmediate(() => {
      wakeIsDue = false;
      fill();
    });
  }

  function fill(): void {
    clearTimeout(retryTimer);
    for (let lease = takeNext(); lease !== null; lease = takeNext()) {
      const work = serve(lease).finally(() => {
        underWay.delete(work);
        wake();
      });
      underWay.add(work);
    }
    const waitMs = untilNextDueMs(store.waiting().filter(parts.canJudge), now());
    if (waitMs !== null && !stopping.signal.aborted) retryTimer = setTimeout(wake, waitMs);
  }

  function takeNext(): Lease | null {
    if (stopping.signal.aborted || pause.isOn() || underWay.size >= runner.concurrency) return null;
    if (!MAY_RUN.has(runner.engine().state)) return null;
    try {
      return store.lease(now(), parts.canJudge);
    } catch (error) {
      if (!parts.isStorageFault(error)) throw error;
      parts.log('the queue could not be written', { error });
      pause.start();
      return null;
    }
  }

  async function serve(lease: Lease): Promise<void> {
    parts.onChange(lease.submission.id);
    const end = await serveLease(parts, lease, stopping.signal);
    if (end === 'graded') {
      failuresInARow = 0;
      pause.forget();
    } else if (end === 'failed') failuresInARow += 1;
    if (end === 'unavailable' || failuresInARow > FAILURES_IN_A_ROW_MAX) pause.start();
    parts.onChange(lease.submission.id);
  }

  store.takeOver();
  const stopListening = runner.onEngine((state) => {
    if (MAY_RUN.has(state.state)) pause.end();
  });
  wake();

  return {
    wake,
    async stop() {
      stopping.abort();
      stopListening();
      clearTimeout(retryTimer);
      pause.forget();
      await Promise.allSettled(underWay);
    },
  };
}

/** With an image missing the other languages can still be judged: `canJudge` knows which. */
const MAY_RUN: ReadonlySet<EngineState['state']> = new Set(['ready', 'image-missing']);

/** More failures than this with nothing graded in between are the engine's trouble, and would use up everyone's tries. */
const FAILURES_IN_A_ROW_MAX = 1;

/** The longest pause: the disk or the engine may be back without telling, so it stays short. */
const PAUSE_DOUBLINGS_MAX = 5;

/** A growing pause for trouble that concerns every submission alike. */
function createPause(onEnd: () => void, chance: () => number) {
  let timer: NodeJS.Timeout | null = null;
  let count = 0;
  const clear = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const end = () => {
    clear();
    onEnd();
  };
  return {
    isOn: () => timer !== null,
    start() {
      clear();
      count = Math.min(count + 1, PAUSE_DOUBLINGS_MAX);
      timer = setTimeout(end, backoffMs(count, chance()));
    },
    end,
    /** Things went well again. */
    forget() {
      count = 0;
      clear();
    },
  };
}
