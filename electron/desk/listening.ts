// The stations' port, kept open: a network that is not there yet, or gone for a while, is tried again and again. The desk
// works by its folder meanwhile.
import { setTimeout as pause } from 'node:timers/promises';
import { SECOND_MS } from '#contract/limits.ts';
import type { Desk } from './desk.ts';
import { startStationServer } from './stations/server.ts';
import type { StationServer, StationServerParts } from './stations/server.ts';

export type ListenAt = { readonly address: string; readonly port: number };

const RETRY_MS = 10 * SECOND_MS;

/** Answers after the first try. */
export async function keepListening(
  desk: Pick<Desk, 'calls' | 'trouble' | 'listensAt'>,
  keys: Pick<StationServerParts, 'examId' | 'proctorKey' | 'tls' | 'onBug'>,
  at: ListenAt,
): Promise<{ readonly port: number | null; stop(): Promise<void> }> {
  const stopping = new AbortController();
  let server: StationServer | null = null;

  const tryOnce = async (): Promise<boolean> => {
    const started = await startStationServer({ ...keys, ...at, calls: desk.calls });
    if (!started.ok) {
      desk.trouble.begin('not-listening', started.error);
      return false;
    }
    server = started.value;
    desk.trouble.end('not-listening');
    desk.listensAt(`${at.address.includes(':') ? `[${at.address}]` : at.address}:${server.port}`);
    return true;
  };
  const tryAgain = async (): Promise<void> => {
    const { signal } = stopping;
    while (!signal.aborted) {
      await pause(RETRY_MS, null, { signal }).catch(() => null);
      if (signal.aborted || (await tryOnce())) return;
    }
  };
  const trying = (await tryOnce()) ? Promise.resolve() : tryAgain();
  return {
    get port() {
      return server?.port ?? null;
    },
    async stop() {
      stopping.abort();
      await trying;
      await server?.close();
    },
  };
}
