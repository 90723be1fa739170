// The outbox while the program runs: gathers the logs, wakes the senders, and knows how far each of them is.
import { MINUTE_MS, SECOND_MS } from '#contract/limits.ts';
import type { OutboxView, SinkView } from '#contract/outbox.ts';
import { isStorageFault } from '../../database/storage-fault.ts';
import type { KeptDelivery } from './deliveries.ts';
import { gatherPiece } from './gather.ts';
import type { LogsStore } from './logs-store.ts';
import type { Sender } from './sender.ts';
import type { OutboxStore } from './store.ts';

/** What is typed leaves at the latest this long after. */
const GATHER_MS = MINUTE_MS;
/** Screens hear of changes at most this often. */
const TELL_MS = 1 * SECOND_MS;

export type OutboxParts = {
  readonly store: OutboxStore;
  readonly logs: LogsStore;
  readonly publicKey: string;
  readonly senders: readonly Sender[];
  readonly nowMs: () => number;
  readonly onChange: (view: OutboxView | null) => void;
  readonly onBug: (error: unknown) => void;
};

export type Outbox = ReturnType<typeof startOutbox>;

export function startOutbox(parts: OutboxParts) {
  const { store, senders, publicKey } = parts;
  let delivery: KeptDelivery | null = null;
  let gathering: NodeJS.Immediate | null = null;
  let telling: NodeJS.Timeout | null = null;
  const clock = setInterval(gather, GATHER_MS);

  const wakeAll = (): void => {
    for (const sender of senders) sender.wake();
  };

  function tell(): void {
    telling ??= setTimeout(() => {
      telling = null;
      guarded(() => parts.onChange(view()));
    }, TELL_MS);
  }

  function gather(): void {
    if (delivery === null || gathering !== null) return;
    gathering = setImmediate(() => {
      gathering = null;
      guarded(gatherNext);
    });
  }

  function gatherNext(): void {
    if (delivery === null || !gatherPiece(parts, delivery, publicKey)) return;
    wakeAll();
    tell();
    gather();
  }

  /** A full disk here passes: the next time puts what this one could not. */
  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!isStorageFault(error)) parts.onBug(error);
    }
  }

  const view = (): OutboxView | null => (delivery === null ? null : outboxView(parts));

  // What an earlier run left, of whatever exam. What was refused then may be taken now.
  for (const { sink } of senders) store.retryRefused(sink.name);
  wakeAll();

  return {
    /** From now on the facts of this exam leave. */
    opened(kept: KeptDelivery): void {
      store.keepDelivery(kept);
      delivery = kept;
      gather();
      wakeAll();
      tell();
    },
    /** A fact was put, perhaps in a transaction that is still open. */
    put(): void {
      gather();
      wakeAll();
      tell();
    },
    /** Something arrived, or is in trouble. */
    changed: tell,
    view,
    delivery: (): KeptDelivery | null => delivery,
    async stop(): Promise<void> {
      clearInterval(clock);
      if (gathering !== null) clearImmediate(gathering);
      if (telling !== null) clearTimeout(telling);
      // The last word of the log and the last keys are put, and sent by whoever runs next.
      guarded(() => {
        while (delivery !== null && gatherPiece(parts, delivery, publicKey));
      });
      await Promise.all(senders.map((sender) => sender.stop()));
    },
  };
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
