// This machine's clock, against a time server where the configuration names one, and against its own past.
import { createSocket } from 'node:dgram';
import { newestRecordMs } from '../database/at-a-glance.ts';
import { openDatabaseForReading } from '../database/open.ts';
import { MINUTE_MS, SECOND_MS } from '#contract/limits.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { broken, fine, lacking, plain } from './check.ts';
import type { Check } from './check.ts';

const CLOCK = { id: 'clock', what: { en: 'Clock', es: 'Reloj' } };
const STEP = {
  en: 'Set the clock, and switch on what keeps it right (`timedatectl set-ntp true`; on Windows `w32tm /resync`).',
  es: 'Pon en hora el reloj y activa lo que lo mantiene (`timedatectl set-ntp true`; en Windows `w32tm /resync`).',
};

export type ClockWish = {
  /** `ntp:HOST` or `ntp:HOST:PORT`; null where there is none. */
  readonly source: string | null;
  readonly offMaxSeconds: number;
  readonly dataDir: string;
};

export async function checkClock({ source, offMaxSeconds, dataDir }: ClockWish): Promise<Check> {
  const newestMs = newestOf(dataDir);
  if (newestMs !== null && newestMs > Date.now() + MINUTE_MS) {
    const newest = new Date(newestMs).toISOString();
    return broken(
      CLOCK,
      {
        en: `It is behind the newest record of this station (${newest}).`,
        es: `Va por detrás del último registro de esta estación (${newest}).`,
      },
      STEP,
    );
  }
  if (source === null) return fine(CLOCK, plain(new Date().toISOString()));
  const off = await offsetMs(source);
  if (!off.ok)
    return lacking(
      CLOCK,
      {
        en: `${source} does not answer (${off.error}).`,
        es: `${source} no responde (${off.error}).`,
      },
      {
        en: 'Let this machine reach the time server, or correct `clock.source` in the configuration.',
        es: 'Permite que esta máquina llegue al servidor de hora, o corrige `clock.source` en la configuración.',
      },
    );
  const seconds = (off.value / SECOND_MS).toFixed(1);
  const reason = { en: `${seconds} s off ${source}.`, es: `A ${seconds} s de ${source}.` };
  const isRight = Math.abs(off.value) <= offMaxSeconds * SECOND_MS;
  return isRight ? fine(CLOCK, reason) : broken(CLOCK, reason, STEP);
}

/** Null where nothing is recorded yet, or the database cannot be read: another line says so. */
function newestOf(dataDir: string): number | null {
  const opened = openDatabaseForReading(dataDir);
  if (!opened.ok) return null;
  try {
    return newestRecordMs(opened.value);
  } catch (error) {
    if (error instanceof Error && error.name === 'SqliteError') return null;
    throw error;
  } finally {
    opened.value.close();
  }
}

const NTP_PORT = 123;
const NTP_BYTES = 48;
/** Seconds from 1900, where NTP begins, to 1970. */
const NTP_EPOCH_SECONDS = 2_208_988_800;
const ANSWER_MAX_MS = 3 * SECOND_MS;

/** How far this clock is ahead of the server's (RFC 5905, client mode). */
function offsetMs(source: string): Promise<Result<number, string>> {
  const { host, port } = addressOf(source);
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  const ask = Buffer.alloc(NTP_BYTES);
  // Version 4, client.
  ask[0] = 0x23;
  return new Promise((resolve) => {
    const sentMs = Date.now();
    const end = (result: Result<number, string>): void => {
      clearTimeout(patience);
      socket.close();
      resolve(result);
    };
    const patience = setTimeout(() => end(fail('no answer')), ANSWER_MAX_MS);
    socket.once('error', (error) => end(fail(error.message)));
    socket.once('message', (answer) => {
      if (answer.byteLength < NTP_BYTES) return end(fail('an answer that is none'));
      const backMs = Date.now();
      const theirs = (timeAt(answer, 32) + timeAt(answer, 40)) / 2;
      return end(ok((sentMs + backMs) / 2 - theirs));
    });
    socket.send(ask, port, host, (error) => {
      if (error !== null) end(fail(error.message));
    });
  });
}

function addressOf(source: string): { host: string; port: number } {
  const [, host = '', port] = /^ntp:(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(source) ?? [];
  return { host: host.replaceAll(/[[\]]/g, ''), port: Number(port ?? NTP_PORT) };
}

const timeAt = (answer: Buffer, at: number): number =>
  (answer.readUInt32BE(at) - NTP_EPOCH_SECONDS + answer.readUInt32BE(at + 4) / 2 ** 32) * SECOND_MS;
