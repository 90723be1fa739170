// What tells this machine from a copy of its disk: the system's own number of it, and its network cards.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { SECOND_MS } from '#contract/limits.ts';
import type { MachineMarks } from './rules.ts';

const PATIENCE_MS = 5 * SECOND_MS;
const CARDS = '/sys/class/net';

/** Hashed, so that the file that holds them tells nobody a card's address. */
export function machineMarks(platform = process.platform): MachineMarks {
  const machine = machineNumber(platform);
  return {
    machine: machine === null ? null : hashOf(machine),
    addresses: cardAddresses(platform).map(hashOf).toSorted(),
  };
}

const hashOf = (text: string): string =>
  createHash('sha256').update(`invigil-machine\n${text}`).digest('hex');

function machineNumber(platform: NodeJS.Platform): string | null {
  if (platform === 'win32')
    return answerOf(
      'reg',
      ['query', String.raw`HKLM\SOFTWARE\Microsoft\Cryptography`, '/v', 'MachineGuid'],
      /REG_SZ\s+(\S+)/,
    );
  if (platform === 'darwin')
    return answerOf(
      'ioreg',
      ['-rd1', '-c', 'IOPlatformExpertDevice'],
      /"IOPlatformUUID" = "([^"]+)"/,
    );
  return textOf('/etc/machine-id') ?? textOf('/var/lib/dbus/machine-id');
}

/** Real cards only: bridges, tunnels and sandboxes' ends come and go with other programs. */
function cardAddresses(platform: NodeJS.Platform): string[] {
  const all =
    platform === 'linux' && existsSync(CARDS)
      ? readdirSync(CARDS)
          .filter(isCard)
          .map((name) => textOf(path.join(CARDS, name, 'address')))
      : Object.values(networkInterfaces()).flatMap((some) =>
          (some ?? []).map(({ internal, mac }) => (internal ? null : mac)),
        );
  return [...new Set(all.flatMap((one) => one ?? []))].filter((one) => /[1-9a-f]/i.test(one));
}

/** A wireless card may show an address made up for the occasion, which says so in its second bit. */
function isCard(name: string): boolean {
  const folder = path.join(CARDS, name);
  if (!existsSync(path.join(folder, 'device'))) return false;
  if (!existsSync(path.join(folder, 'phy80211'))) return true;
  const first = Number.parseInt((textOf(path.join(folder, 'address')) ?? '02').slice(0, 2), 16);
  return (first & 0b10) === 0;
}

/** Null where the file is not there, cannot be read or says nothing. */
function textOf(file: string): string | null {
  try {
    const text = readFileSync(file, 'utf8').trim();
    return text === '' ? null : text;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/** Null where the program is not there or says something else. */
function answerOf(program: string, args: readonly string[], pattern: RegExp): string | null {
  try {
    const said = execFileSync(program, args, {
      encoding: 'utf8',
      timeout: PATIENCE_MS,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return pattern.exec(said)?.[1] ?? null;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
