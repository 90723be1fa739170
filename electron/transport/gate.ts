// The one gate: every message of every screen passes here, over Electron IPC and over the loopback alike. The desk's page
// has a gate of its own, over its own table.
import { calls } from '#contract/calls.ts';
import type { CallRow, CallTable, HandlersOf } from '#contract/table.ts';
import { NO_REQUEST_ID, requestShape } from '#contract/wire.ts';
import type { GateFault, Response } from '#contract/wire.ts';

/** Answers one message. Never throws and never rejects: what a screen sends cannot stop the host. */
export type Gate = (message: unknown) => Promise<Response>;

export type GateParts<Table extends CallTable = typeof calls> = {
  readonly handlers: HandlersOf<Table>;
  /** Told what the screen is not: the whole of a bug, without what was asked. */
  readonly onBug: (call: string, error: unknown) => void;
};

/** The gate of the student's screens. */
export const createGate = (parts: GateParts): Gate => createGateOver(calls, parts);

/** A gate over any table: what is in no row of it does not exist. */
export function createGateOver<Table extends CallTable>(
  table: Table,
  parts: GateParts<Table>,
): Gate {
  return async (message) => {
    const request = requestShape.safeParse(message);
    if (!request.success)
      return refused(idOf(message), { kind: 'malformed', detail: 'not a request' });
    const { id, call, ask } = request.data;
    const row = Object.hasOwn(table, call) ? table[call] : undefined;
    if (row === undefined)
      return refused(id, { kind: 'unknown-call', detail: 'there is no such call' });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the row that parses the ask is the handler's own
    const handler = parts.handlers[call] as Handler;
    return answer({ id, name: call, row, handler, onBug: parts.onBug }, ask);
  };
}

type Handler = (asked: unknown) => unknown;

type Asking = {
  readonly id: number;
  readonly name: string;
  readonly row: CallRow;
  readonly handler: Handler;
  readonly onBug: GateParts['onBug'];
};

async function answer({ id, name, row, handler, onBug }: Asking, ask: unknown): Promise<Response> {
  const asked = row.ask.safeParse(ask);
  if (!asked.success) {
    const where = asked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`);
    return refused(id, { kind: 'malformed', detail: where.slice(0, 5).join('; ') });
  }
  try {
    const given = await handler(asked.data);
    // Parsed, not passed on: a field that the contract does not name never leaves the host.
    return { id, ok: true, answer: row.answer.parse(given) };
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
