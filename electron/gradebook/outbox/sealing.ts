// Seals facts on their way out, once each: whoever gets one twice gets the same bytes twice.
import type { StationKey } from '../../station/keys.ts';
import { sealBundle } from '../bundle/bundle.ts';
import type { Fact, OutboxStore } from './store.ts';

export type Seal = (fact: Fact) => Promise<Uint8Array>;

/** @throws for a fact of another identity, which this key cannot sign, or of an exam without a delivery: the store has none */
export function sealer(
  store: Pick<OutboxStore, 'sealed' | 'keepSealed' | 'delivery'>,
  key: Pick<StationKey, 'publicKey' | 'sign'>,
): Seal {
  return async (fact) => {
    const kept = store.sealed(fact.id);
    if (kept !== null) return kept;
    return store.keepSealed(fact.id, await sealFact(store, key, fact));
  };
}

/** Seals without keeping: for a reader beside the running station, which may write nothing. */
export async function sealFact(
  store: Pick<OutboxStore, 'delivery'>,
  key: Pick<StationKey, 'publicKey' | 'sign'>,
  fact: Fact,
): Promise<Uint8Array> {
  const { examId, publicKey, seq, hash, previous, kind, createdAtMs, body } = fact;
  const delivery = store.delivery(examId);
  if (delivery === null || publicKey !== key.publicKey)
    throw new Error(`fact ${fact.id} is not this station's to seal`);
  const { examKind, recipients, stationName: name, stationRoom: room } = delivery;
  const station = { publicKey, name, room };
  const about = { station, examId, examKind, seq, hash, previous, kind, createdAtMs };
  return sealBundle({ ...about, body, recipients, sign: (message) => key.sign(message) });
}
