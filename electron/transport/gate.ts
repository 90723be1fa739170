// The one gate: every message of every screen passes here, over Electron IPC and over the loopback alike.
import { calls, isCallName } from '#contract/calls.ts';
import type { CallName, Handlers } from '#contract/calls.ts';
import { NO_REQUEST_ID, requestShape } from '#contract/wire.ts';
import type { GateFault, Response } from '#contract/wire.ts';

/** Answers one message. Never throws and never rejects: what a screen sends cannot stop the host. */
export type Gate = (message: unknown) => Promise<Response>;

export type GateParts = {
  readonly handlers: Handlers;
  /** Told what the screen is not: the whole of a bug, without what was asked. */
  readonly onBug: (call: CallName, error: unknown) => void;
};

export function createGate(parts: GateParts): Gate {
  return async (message) => {
    const request = requestShape.safeParse(message);
    if (!request.success)
      return refused(idOf(message), { kind: 'malformed', detail: 'not a request' });
    const { id, call, ask } = request.data;
    if (!isCallName(call))
      return refused(id, { kind: 'unknown-call', detail: 'there is no such call' });
    return answer(parts, id, call, ask);
  };
}

async function answer(
  { handlers, onBug }: GateParts,
  id: number,
  name: CallName,
  ask: unknown,
): Promise<Response> {
  const asked = calls[name].ask.safeParse(ask);
  if (!asked.success) {
    const where = asked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`);
    return refused(id, { kind: 'malformed', detail: where.slice(0, 5).join('; ') });
  }
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the row that parsed the ask is the handler's own
    const handler = handlers[name] as (asked: unknown) => unknown;
    const given = await handler(asked.data);
    // Parsed, not passed on: a field that the contract does not name never leaves the host.
    return { id, ok: true, answer: calls[name].answer.parse(given) };
  } catch (error) {
    onBug(name, error);
    return refused(id, { kind: 'failed', detail: 'the host could not answer; its log says why' });
  }
}

const refused = (id: number, fault: GateFault): Response => ({ id, ok: false, fault });

/** The id to answer to, where a malformed message has one. */
function idOf(message: unknown): number {
  if (typeof message !== 'object' || message === null || !('id' in message)) return NO_REQUEST_ID;
  return Number.isSafeInteger(message.id) ? Number(message.id) : NO_REQUEST_ID;
}
