// `log`: the station's record of what happened, as a file that proves itself.
import { createWriteStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { KeyObject } from 'node:crypto';
import type { Command } from 'commander';
import { openDatabaseForReading, openFaultSentence } from '../../database/open.ts';
import { checkLog } from '../../proctoring/log/check.ts';
import type { Check } from '../../proctoring/log/check.ts';
import { exportLog } from '../../proctoring/log/export.ts';
import { logReaders } from '../../proctoring/store.ts';
import { keyFingerprint, readPublicKey, stationKey } from '../../station/keys.ts';
import { dataDirectory } from '../../station/paths.ts';
import { CommandFailure, printJson, say } from '../output.ts';

type ExportOptions = { readonly data?: string; readonly out: string; readonly json: boolean };
type VerifyOptions = { readonly key?: string; readonly head?: string; readonly json: boolean };

export function logCommand(program: Command): void {
  const log = program.command('log').description("the station's record of what happened");
  log
    .command('export')
    .description('write the log to a file with a signed end')
    .requiredOption('--out <file>', 'the file to write')
    .option('--data <dir>', 'the data directory of this station')
    .option('--json', 'print one JSON value on standard output', false)
    .action(writeLog);
  log
    .command('verify')
    .description('find whatever was changed, removed, moved or cut off in an exported log')
    .argument('<file>', 'a file of `log export`')
    .option('--key <key>', "the station's public key, in base64 as `log export` prints it")
    .option('--head <hash>', 'a head of the log from a receipt or a bundle: it must be in the file')
    .option('--json', 'print one JSON value on standard output', false)
    .action(verify);
}

async function writeLog({ data, out, json }: ExportOptions): Promise<void> {
  const dir = path.resolve(data ?? dataDirectory(process.env));
  const opened = openDatabaseForReading(dir);
  if (!opened.ok) throw new CommandFailure(opened.error.kind, openFaultSentence(opened.error));
  const key = stationKey(dir);
  if (!key.ok) throw new CommandFailure('no-key', key.error);
  const reader = logReaders(opened.value);
  const { seq, hash } = reader.head();
  try {
    await pipeline(Readable.from(exportLog(reader, key.value, Date.now())), createWriteStream(out));
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new CommandFailure('not-written', `${out}: ${error.message}`);
  } finally {
    opened.value.close();
  }
  const { publicKey, fingerprint } = key.value;
  if (json) printJson({ file: out, entries: seq, head: hash, publicKey, fingerprint });
  say(`${out}: ${seq} entries, signed by the key ${fingerprint}.`);
  say(`Verify with --key ${publicKey}`);
}

function verify(file: string, options: VerifyOptions): void {
  const bytes = readLog(file);
  const check = checkLog(bytes, keyOf(options));
  const isHeadMissing = options.head !== undefined && !bytes.includes(`\n${options.head} `);
  const missing = isHeadMissing
    ? [
        {
          kind: 'head-missing',
          line: 0,
          seq: 0,
          sentence: `No entry has the head ${options.head}.`,
        },
      ]
    : [];
  const findings = [...check.findings, ...missing];
  const key = fingerprintOf(check);
  if (options.json)
    printJson({ file, entries: check.seq, key, good: findings.length === 0, findings });
  for (const { line, sentence } of findings) say(`${file}:${line}: ${sentence}`);
  if (findings.length > 0) process.exitCode = 1;
  else say(`${file}: ${check.seq} entries, all as the station with the key ${key} wrote them.`);
}

function readLog(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new CommandFailure('missing-file', `${file}: ${error.message}`);
  }
}

function keyOf({ key }: VerifyOptions): KeyObject | null {
  if (key === undefined) return null;
  const read = readPublicKey(key);
  if (read === null)
    throw new CommandFailure('no-key', '--key is no Ed25519 public key in base64.');
  return read;
}

function fingerprintOf({ key }: Check): string | null {
  if (key === null) return null;
  return keyFingerprint(key.export({ format: 'der', type: 'spki' }).toString('base64'));
}
