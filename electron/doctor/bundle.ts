// A support archive: what somebody far away needs to see, without secrets, names of students or code.
import { gzipSync } from 'node:zlib';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { arch, cpus, homedir, hostname, release, totalmem, userInfo } from 'node:os';
import path from 'node:path';
import type { Examination } from '#contract/doctor.ts';
import { countRows } from '../database/at-a-glance.ts';
import { openDatabaseForReading } from '../database/open.ts';
import type { LoadedConfig } from '../station/config/load.ts';

/** The newest logs; older ones are about other days. */
const LOGS_MAX = 4;
const LOG_MAX_BYTES = 1_024 * 1_024;
const FACTS = new Set(['level', 'time', 'pid', 'msg', 'run']);
/** Facts of log lines that name neither a person nor a text. */
const PLAIN_FACTS =
  /^(submissionId|attemptId|container|language|verdict|phase|kind|code|port|tries|event|call)$/;

/** JSON, compressed: one file that any program can open. */
export function supportBundle(examination: Examination, { config, origins }: LoadedConfig): Buffer {
  const bundle = {
    made: new Date().toISOString(),
    machine: {
      ...{ system: process.platform, release: release(), arch: arch() },
      ...{ cores: cpus().length, memoryBytes: totalmem(), node: process.versions.node },
    },
    examination,
    // A seat, a room and a path of a sink can be names of people or of servers; whether they are set is enough.
    settings: Object.entries(origins).map(([name, { source }]) => ({
      name,
      source,
      value: /^(seat|room|data|sinks|engine\.socket|clock\.source)$/.test(name)
        ? undefined
        : Object.entries(config).find(([key]) => key === name)?.[1],
    })),
    database: countsIn(config.dataDir),
    logs: newestLogs(path.join(config.dataDir, 'logs')),
  };
  const hide = hiding(namesOf(config));
  const text = JSON.stringify(
    bundle,
    (_key, value: unknown) => (typeof value === 'string' ? hide(value) : value),
    1,
  );
  return gzipSync(text);
}

/** How many rows each table has: enough to see a queue that stands still. */
function countsIn(dataDir: string): Record<string, number> | string {
  const opened = openDatabaseForReading(dataDir);
  if (!opened.ok) return opened.error.kind;
  const db = opened.value;
  try {
    return countRows(db);
  } catch (error) {
    if (error instanceof Error && error.name === 'SqliteError') return error.message;
    throw error;
  } finally {
    db.close();
  }
}

function newestLogs(dir: string): { name: string; lines: unknown[] }[] {
  if (!existsSync(dir)) return [];
  const names = readdirSync(dir).filter((name) => name.endsWith('.log'));
  return names
    .toSorted()
    .slice(-LOGS_MAX)
    .map((name) => ({
      name,
      lines: readFileSync(path.join(dir, name))
        .subarray(-LOG_MAX_BYTES)
        .toString()
        .split('\n')
        .flatMap(plainLine),
    }));
}

/** A line with what is known to be plain, and the names alone of what is not. */
function plainLine(line: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed !== 'object' || parsed === null) return [];
    const entries = Object.entries(parsed).map(([key, value]: [string, unknown]) =>
      FACTS.has(key) || PLAIN_FACTS.test(key)
        ? [key, value]
        : [key, key === 'error' ? codeOf(value) : '…'],
    );
    return [Object.fromEntries(entries)];
  } catch {
    // The first line may be cut in the middle.
    return [];
  }
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : '…';

type Name = readonly [name: string | null, word: string];

/** Whatever a sentence of the system carried along: the account, its folder, the computer's name, the seat. */
const namesOf = ({ seat, room, dataDir }: LoadedConfig['config']): readonly Name[] => [
  [dataDir, 'DATA'],
  [homedir(), 'HOME'],
  [hostname(), 'COMPUTER'],
  [userInfo().username, 'ACCOUNT'],
  [seat, 'SEAT'],
  [room, 'ROOM'],
];

/** Whole words alone: an account that is called `exam` is not in "examination". */
export function hiding(names: readonly Name[]): (text: string) => string {
  const hidden = names.flatMap(([name, word]) =>
    name === null || name.length < 3 || name === 'root'
      ? []
      : [
          [
            new RegExp(`(?<![\\p{L}\\p{N}])${literal(name)}(?![\\p{L}\\p{N}])`, 'gu'),
            word,
          ] as const,
        ],
  );
  return (text) => hidden.reduce((so, [name, word]) => so.replace(name, word), text);
}

/** As a pattern that means itself. */
const literal = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
