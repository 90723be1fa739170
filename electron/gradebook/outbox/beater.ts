// Tells one sink, again and again, how the station stands, and hears what the desk answers.
import type { Beat, Order } from '#contract/bundle.ts';
import { MINUTE_MS, SECOND_MS } from '#contract/limits.ts';
import { isStorageFault } from '../../database/storage-fault.ts';
import { sealBeat } from '../bundle/beat.ts';
import { beatAnswerShape } from './orders.ts';
import { hasLost } from './rules.ts';
import type { Sender } from './sender.ts';
import type { OutboxStore } from './store.ts';

/** The desk calls a station silent after 45 s on the network and after two minutes by folder. */
const EVERY_MS = { desk: 10 * SECOND_MS, folder: 30 * SECOND_MS } as const;
/** What a sink has lost is sent again at most this often, whatever it says. */
const LOST_EVERY_MS = 5 * MINUTE_MS;

export type BeatStore = Pick<
  OutboxStore,
  'nextBeat' | 'delivery' | 'gaplessAt' | 'holdsOnly' | 'ordersToTell' | 'orderTold'
>;

export type BeaterParts = {
  readonly store: BeatStore;
  readonly sender: Pick<Sender, 'sink' | 'lookAgain'>;
  readonly publicKey: string;
  readonly fingerprint: string;
  readonly sign: (message: Uint8Array) => string;
  /** How the station stands; null while no exam is open here whose results leave. */
  readonly beat: () => Omit<Beat, 'number' | 'done'> | null;
  readonly onOrders: (orders: readonly Order[]) => void;
  readonly steadyMs: () => number;
  readonly chance: () => number;
  readonly log: (what: string, facts: Readonly<Record<string, unknown>>) => void;
  readonly onBug: (error: unknown) => void;
};

export type Beater = {
  /** Something that the desk should see soon. */
  hurry(): void;
  stop(): Promise<void>;
};

/** Changes come in flocks: one beat tells them all. */
const HURRY_MS = 500;

export function startBeater(parts: BeaterParts): Beater {
  let timer: NodeJS.Timeout | null = null;
  let beating: Promise<void> | null = null;
  let isHurried = false;
  let stopped = false;
  let lostAtMs = -Infinity;

  const wait = (ms: number): void => {
    if (timer !== null) clearTimeout(timer);
    if (!stopped) timer = setTimeout(beat, ms);
  };
  // Stations that started together drift apart.
  const pauseMs = (): number => EVERY_MS[parts.sender.sink.kind] * (0.9 + 0.2 * parts.chance());

  function beat(): void {
    isHurried = false;
    beating = once()
      .catch((error: unknown) => {
        if (!isStorageFault(error)) parts.onBug(error);
      })
      .finally(() => {
        beating = null;
        wait(isHurried ? HURRY_MS : pauseMs());
      });
  }

  async function once(): Promise<void> {
    const { store, sender, publicKey, fingerprint, sign } = parts;
    const about = parts.beat();
    const delivery = about === null ? null : store.delivery(about.examId);
    if (about === null || delivery === null) return;
    const { examId } = about;
    const done = store.ordersToTell(examId);
    const confirmed = store.gaplessAt(sender.sink.name, { examId, publicKey });
    const number = store.nextBeat();
    const { recipients } = delivery;
    const bytes = await sealBeat({ beat: { ...about, number, done }, recipients, sign });
    const outcome = await sender.sink.beat({ examId, fingerprint, number, bytes });
    if (stopped || outcome.kind !== 'heard') return;
    const answer = beatAnswerShape.safeParse(outcome.answer);
    if (!answer.success) return parts.log('the desk answered something else', {});
    for (const { id } of done) store.orderTold(id);
    if (hasLost(answer.data.have, confirmed)) sendAgain(examId, answer.data.have);
    if (answer.data.orders.length > 0) {
      parts.onOrders(answer.data.orders);
      hurry();
    }
  }

  function sendAgain(examId: string, have: number): void {
    const { store, sender, publicKey } = parts;
    if (parts.steadyMs() - lostAtMs < LOST_EVERY_MS) return;
    lostAtMs = parts.steadyMs();
    const again = store.holdsOnly(sender.sink.name, { examId, publicKey }, have);
    parts.log('the desk has lost bundles', { sink: sender.sink.name, have, again });
    sender.lookAgain();
  }

  function hurry(): void {
    if (isHurried) return;
    isHurried = true;
    if (beating === null) wait(HURRY_MS);
  }

  wait(HURRY_MS);
  return {
    hurry,
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await beating;
    },
  };
}
