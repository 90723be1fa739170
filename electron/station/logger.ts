// What Invigil writes down about itself: JSON lines without names, student ids or code.
import path from 'node:path';
import { pino, stdSerializers } from 'pino';
import { openLogFile } from './log-file.ts';

export type Logger = {
  info(what: string, facts?: Facts): void;
  warn(what: string, facts?: Facts): void;
  error(what: string, facts?: Facts): void;
};
/** Ids of submissions and attempts are random and may be told; who they belong to may not. */
export type Facts = Readonly<Record<string, unknown>>;

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

export function createLogger(dataDir: string): Logger {
  const log = pino(
    {
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['code', ...PERSONAL, ...PERSONAL.map((key) => `*.${key}`)], remove: true },
      serializers: { error: stdSerializers.err },
    },
    openLogFile(path.join(dataDir, 'logs')),
  );
  return {
    info: (what, facts = {}) => log.info(facts, what),
    warn: (what, facts = {}) => log.warn(facts, what),
    error: (what, facts = {}) => log.error(facts, what),
  };
}
