import { useState } from 'react';
import type { OrderAnswer } from '../state/orders.ts';

export type Ordering = {
  /** What came of the last one; null before it. */
  readonly answer: OrderAnswer | null;
  readonly busy: boolean;
  readonly order: (ask: () => Promise<OrderAnswer>) => void;
};

/** One order at a time: a second press while the first is under way does nothing. */
export function useOrdering(): Ordering {
  const [answer, setAnswer] = useState<OrderAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  const order = (ask: () => Promise<OrderAnswer>): void => {
    if (busy) return;
    const run = async (): Promise<void> => {
      setBusy(true);
      setAnswer(null);
      setAnswer(await ask());
      setBusy(false);
    };
    void run();
  };
  return { answer, busy, order };
}
