// What the desk itself lacks just now, for its page and its log.
import type { DeskTrouble } from '#contract/desk-room.ts';

export type Trouble = {
  /** Told again only when it is new. */
  begin(kind: DeskTrouble['kind'], detail: string): void;
  end(kind: DeskTrouble['kind']): void;
  now(): DeskTrouble[];
};

export function createTrouble(nowMs: () => number, onChange: () => void): Trouble {
  const going = new Map<DeskTrouble['kind'], DeskTrouble>();
  return {
    begin(kind, detail) {
      if (going.has(kind)) return;
      going.set(kind, { kind, detail, sinceMs: nowMs() });
      onChange();
    },
    end(kind) {
      if (going.delete(kind)) onChange();
    },
    now: () => [...going.values()],
  };
}
