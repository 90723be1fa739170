// Brings the facts of this station to one sink, one after the other.
//
// Theory of operation. What was sent is what the store says has arrived; there is no other memory, so a restart goes on
// where the sink had confirmed. At most one bundle of a sink is in memory. A sink in trouble is tried again after a growing
// pause and holds up no other sink; a bundle that a sink refuses for good is noted with the reason, shown, and passed by.
// Nothing is ever taken out of the outbox.
import { isStorageFault } from '../../database/storage-fault.ts';
import { retryMs } from './rules.ts';
import type { Seal } from './sealing.ts';
import type { Sink, SinkTrouble } from './sink.ts';
import type { Fact, OutboxStore } from './store.ts';

export type SenderParts = {
  readonly store: Pick<OutboxStore, 'nextFor' | 'arrived'>;
  readonly sink: Sink;
  readonly publicKey: string;
  readonly fingerprint: string;
  readonly seal: Seal;
  readonly nowMs: () => number;
  readonly chance: () => number;
  /** Told after something arrived, and when trouble begins or ends. */
  readonly onChange: () => void;
  readonly log: (what: string, facts: Readonly<Record<string, unknown>>) => void;
  /** Told of what should not be: it is tried again all the same, and the exam goes on. */
  readonly onBug: (error: unknown) => void;
};

export type Sender = {
  readonly sink: Sink;
  /** Something was put; as often as one likes. */
  wake(): void;
  /** What the store says of arrivals has changed: looks again from the beginning. */
  lookAgain(): void;
  /** Resolves when there is nothing to send just now, or trouble. */
  settled(): Promise<void>;
  /** Null while all goes well. */
  trouble(): SinkTrouble | null;
  /** Begins no other. Resolves when none is under way. */
  stop(): Promise<void>;
};

export function createSender(parts: SenderParts): Sender {
  const { store, sink, publicKey } = parts;
  const patience = patienceOf(parts, wake);
  /** All facts up to here have arrived or were refused. */
  let floor = 0;
  let running: Promise<void> | null = null;
  let stopped = false;
  let again = false;

  const mayRun = (): boolean => !stopped && !patience.isWaiting();

  function wake(): void {
    again = true;
    if (running !== null || !mayRun()) return;
    running = run().finally(() => {
      running = null;
      if (again && mayRun()) wake();
    });
  }

  async function run(): Promise<void> {
    // Whoever woke us goes on first: a submission's receipt does not wait for its bundle.
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    try {
      while (mayRun()) {
        again = false;
        const fact = store.nextFor(publicKey, sink.name, floor);
        if (fact === null) return;
        await bring(fact);
      }
    } catch (error) {
      patience.suffer(ownTrouble(parts, error));
    }
  }

  async function bring(fact: Fact): Promise<void> {
    const bytes = await parts.seal(fact);
    const { id: factId, examId, seq: number } = fact;
    const outcome = await sink.put({ examId, fingerprint: parts.fingerprint, number, bytes });
    if (outcome.kind === 'trouble') return patience.suffer(outcome);
    const detail = outcome.kind === 'refused' ? outcome.detail : '';
    if (outcome.kind === 'refused')
      parts.log('a sink refused a bundle', { sink: sink.name, examId, seq: number, detail });
    const { name } = sink;
    store.arrived({ sink: name, factId, outcome: outcome.kind, detail, atMs: parts.nowMs() });
    floor = Math.max(floor, factId);
    patience.forget();
    parts.onChange();
  }

  return {
    sink,
    wake,
    lookAgain() {
      floor = 0;
      wake();
    },
    async settled() {
      while (running !== null) await running;
    },
    trouble: patience.trouble,
    async stop() {
      stopped = true;
      patience.stop();
      sink.close();
      await running;
    },
  };
}

/** What has arrived could not be noted here, so it is sent again, which harms nothing. */
function ownTrouble({ onBug }: SenderParts, error: unknown): SinkTrouble {
  const isDisk = isStorageFault(error);
  if (!isDisk) onBug(error);
  const detail = isDisk ? 'the disk of this station takes nothing' : 'a fault of Invigil';
  return { kind: 'trouble', reason: 'failed', detail };
}

/** The pause after trouble, and what the trouble is. */
function patienceOf({ sink, chance, log, onChange }: SenderParts, onEnd: () => void) {
  let trouble: SinkTrouble | null = null;
  let failures = 0;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  return {
    isWaiting: () => timer !== null,
    trouble: () => trouble,
    suffer(what: SinkTrouble): void {
      const isNew = trouble?.reason !== what.reason;
      trouble = what;
      failures += 1;
      if (stopped) return;
      timer = setTimeout(
        () => {
          timer = null;
          onEnd();
        },
        retryMs(failures, chance()),
      );
      if (!isNew) return;
      log('a sink is in trouble', { sink: sink.name, ...what });
      onChange();
    },
    forget(): void {
      failures = 0;
      trouble = null;
    },
    stop(): void {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
