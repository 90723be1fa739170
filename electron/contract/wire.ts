// How calls and events travel: the same envelopes over Electron IPC and over the loopback WebSocket.
import { z } from 'zod';
import type { Answer, Ask, CallName } from './calls.ts';
import type { EventName, News } from './events.ts';

export const requestShape = z.strictObject({
  id: z.int().min(0),
  call: z.string().max(100),
  ask: z.unknown(),
});
export type Request = z.infer<typeof requestShape>;

/**
 * Why the gate did not let a call through. The words for people are the screen's.
 * `failed`: a bug; nothing was answered, and the log knows more.
 */
export const gateFaultShape = z.strictObject({
  kind: z.enum(['unknown-call', 'malformed', 'failed']),
  detail: z.string(),
});
export type GateFault = z.infer<typeof gateFaultShape>;

/** The `id` of a response to a message that had none to repeat. */
export const NO_REQUEST_ID = -1;

export const responseShape = z.discriminatedUnion('ok', [
  z.strictObject({ id: z.int(), ok: z.literal(true), answer: z.unknown() }),
  z.strictObject({ id: z.int(), ok: z.literal(false), fault: gateFaultShape }),
]);
export type Response = z.infer<typeof responseShape>;

export const pushShape = z.strictObject({ event: z.string(), news: z.unknown() });
export type Push = z.infer<typeof pushShape>;

/** What a screen holds, whichever host is behind it. `call` rejects only when the host is gone or has a bug. */
export type Client = {
  call<Name extends CallName>(name: Name, ask: Ask<Name>): Promise<Answer<Name>>;
  /** Returns how to stop listening. */
  on<Name extends EventName>(name: Name, listener: (news: News<Name>) => void): () => void;
  /** True while the host answers; told again at each change. */
  onConnection(listener: (connected: boolean) => void): () => void;
};
