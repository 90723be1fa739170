// The outbox while the program runs: gathers the logs, wakes the senders, and knows how far each of them is.
import { MINUTE_MS, SECOND_MS } from '#contract/limits.ts';
import type { OutboxView, SinkView } from '#contract/outbox.ts';
import { isStorageFault } from '../../database/storage-fault.ts';
import type { KeptDelivery } from './delivery-store.ts';
import { gatherPiece } from './gather.ts';
import type { LogsStore } from './logs-store.ts';
import type { Sender } from './sender.ts';
import type { OutboxStore } from './store.ts';

/** What is typed leaves at the latest this long after. */
const GATHER_MS = MINUTE_MS;
/** Screens hear of changes at most this often. */
const TELL_MS = 1 * SECOND_MS;
/** Whoever ends the program waits this long for the last bundles; what is left leaves at the next start. */
const LAST_WORDS_MS = 3 * SECOND_MS;

export type OutboxParts = {
  readonly store: OutboxStore;
  readonly logs: LogsStore;
  readonly publicKey: string;
  readonly senders: readonly Sender[];
  readonly nowMs: () => number;
  /** Puts what was kept of an exam before it was known to whom it goes. */
  readonly putMissing: (exam: Pick<KeptDelivery, 'examId' | 'examKind'>) => void;
  readonly onChange: (view: OutboxView | null) => void;
  readonly onBug: (error: unknown) => void;
};

export function startOutbox(parts: OutboxParts) {
  const { store, senders } = parts;
  let telling: NodeJS.Timeout | null = null;
  let stopped = false;

  const wakeAll = (): void => {
    for (const sender of senders) sender.wake();
  };
  const view = (): OutboxView | null => (gatherer.delivery() === null ? null : outboxView(parts));
  const tell = (): void => {
    if (stopped) return;
    telling ??= setTimeout(() => {
      telling = null;
      guarded(parts, () => parts.onChange(view()));
    }, TELL_MS);
  };
  const gatherer = startGatherer(parts, () => {
    wakeAll();
    tell();
  });

  // What an earlier run left, of whatever exam. What was refused then may be taken now.
  guarded(parts, () => {
    for (const { sink } of senders) store.retryRefused(sink.name);
  });
  wakeAll();

  return {
    /** From now on the facts of this exam leave. */
    opened(kept: KeptDelivery): void {
      gatherer.opened(kept);
      wakeAll();
      tell();
    },
    /** A fact was put, perhaps in a transaction that is still open. */
    put(): void {
      gatherer.gather();
      wakeAll();
      tell();
    },
    /** Something arrived, or is in trouble. */
    changed: tell,
    view,
    delivery: gatherer.delivery,
    async stop(): Promise<void> {
      stopped = true;
      if (telling !== null) clearTimeout(telling);
      gatherer.stop();
      wakeAll();
      await soon(Promise.all(senders.map((sender) => sender.settled())));
      await Promise.all(senders.map((sender) => sender.stop()));
    },
  };
}

/** Puts what grew in the logs, one piece a turn, so that the exam is never kept waiting. */
function startGatherer(parts: OutboxParts, onPiece: () => void) {
  const { store, publicKey } = parts;
  let delivery: KeptDelivery | null = null;
  /** The disk did not take yet to whom the open exam's facts go. */
  let isKept = false;
  let gathering: NodeJS.Immediate | null = null;
  let stopped = false;
  const clock = setInterval(gather, GATHER_MS);

  function gather(): void {
    if (stopped || delivery === null || gathering !== null) return;
    gathering = setImmediate(() => {
      gathering = null;
      guarded(parts, gatherNext);
    });
  }
  function keepDelivery(): void {
    if (delivery === null || isKept) return;
    store.keepDelivery(delivery);
    parts.putMissing(delivery);
    isKept = true;
  }
  function gatherNext(): void {
    keepDelivery();
    if (delivery === null || !gatherPiece(parts, delivery, publicKey)) return;
    onPiece();
    gather();
  }
  return {
    gather,
    delivery: (): KeptDelivery | null => delivery,
    opened(kept: KeptDelivery): void {
      delivery = kept;
      isKept = false;
      guarded(parts, keepDelivery);
      gather();
    },
    /** Puts what is left. */
    stop(): void {
      stopped = true;
      clearInterval(clock);
      if (gathering !== null) clearImmediate(gathering);
      guarded(parts, () => {
        while (delivery !== null && isKept && gatherPiece(parts, delivery, publicKey));
      });
    },
  };
}

/** A full disk here passes: the next time puts what this one could not. */
function guarded({ onBug }: Pick<OutboxParts, 'onBug'>, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!isStorageFault(error)) onBug(error);
  }
}

function outboxView({ store, publicKey, senders }: OutboxParts): OutboxView {
  const sinks = senders.map((sender): SinkView => {
    const { name, kind } = sender.sink;
    const trouble = sender.trouble();
    const why = trouble === null ? null : { reason: trouble.reason, detail: trouble.detail };
    return { name, kind, ...store.countAt(name, publicKey), trouble: why };
  });
  return { facts: store.facts(publicKey), unsent: store.unsent(publicKey), sinks };
}

async function soon(work: Promise<unknown>): Promise<void> {
  let impatience: NodeJS.Timeout | undefined;
  const tooLong = new Promise((resolve) => {
    impatience = setTimeout(resolve, LAST_WORDS_MS);
  });
  await Promise.race([work, tooLong]);
  clearTimeout(impatience);
}
