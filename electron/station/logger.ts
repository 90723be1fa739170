// What Invigil writes down about itself: JSON lines without names, student ids or code, in the data folder's `logs`. Where
// a service manager takes the standard error (journald), it gets the same lines with their weight.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { pino, stdSerializers } from 'pino';
import { LOG_LIMITS, openLogFile } from './log-file.ts';
import type { LogFile, LogLimits } from './log-file.ts';

export type Logger = {
  info(what: string, facts?: Facts): void;
  warn(what: string, facts?: Facts): void;
  error(what: string, facts?: Facts): void;
};
/** Ids of submissions and attempts are random and may be told; who they belong to may not. */
export type Facts = Readonly<Record<string, unknown>>;

export type LogSettings = {
  readonly level?: 'info' | 'warn' | 'error';
  readonly limits?: LogLimits;
  readonly environment?: NodeJS.ProcessEnv;
  /** Standard error, where journald reads it. */
  readonly journal?: LogFile;
};

/** These never reach the file, whoever passes them by mistake. */
const PERSONAL = [
  'studentId',
  'studentName',
  'name',
  'email',
  'source',
  'startCode',
  'ask',
  'token',
];

export function createLogger(dataDir: string, settings: LogSettings = {}): Logger {
  const { level = 'info', limits = LOG_LIMITS, environment = process.env } = settings;
  const file = openLogFile(path.join(dataDir, 'logs'), limits);
  const journal = environment['JOURNAL_STREAM'] === undefined ? null : (settings.journal ?? STDERR);
  const log = pino(
    {
      level,
      // One start of the program: its lines are found again where files were put together.
      base: { pid: process.pid, run: randomUUID().slice(0, 8) },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['code', ...PERSONAL, ...PERSONAL.map((key) => `*.${key}`)], remove: true },
      serializers: { error: stdSerializers.err },
    },
    {
      write(line: string) {
        file.write(line);
        journal?.write(`${journalWeight(line)}${line}`);
      },
    },
  );
  return {
    info: (what, facts = {}) => log.info(facts, what),
    warn: (what, facts = {}) => log.warn(facts, what),
    error: (what, facts = {}) => log.error(facts, what),
  };
}

const STDERR: LogFile = { write: (line) => void process.stderr.write(line) };

/** The prefix by which journald knows how much a line matters (sd-daemon(3)). */
function journalWeight(line: string): string {
  if (line.startsWith('{"level":50')) return '<3>';
  return line.startsWith('{"level":40') ? '<4>' : '<6>';
}
