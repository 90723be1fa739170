// `outbox`: what must leave this station, where it has arrived, and the way out by stick.
import path from 'node:path';
import type { Command } from 'commander';
import { openDatabase, openDatabaseForReading, openFaultSentence } from '../../database/open.ts';
import type { Database, OpenFault } from '../../database/open.ts';
import { exportOutbox } from '../../gradebook/outbox/export.ts';
import type { ExportEnd } from '../../gradebook/outbox/export.ts';
import { hasOutbox, outboxStore } from '../../gradebook/outbox/store.ts';
import { stationKeys } from '../../station/identity.ts';
import { keyFingerprint } from '../../station/keys.ts';
import { dataDirectory } from '../../station/paths.ts';
import { CommandFailure, printJson, say } from '../output.ts';

type Options = { readonly data?: string; readonly json: boolean };

export function outboxCommand(program: Command): void {
  const outbox = program
    .command('outbox')
    .description('submissions, results and logs on their way to the gradebook');
  outbox
    .command('list')
    .description('count what has left this station, and say where to; also while Invigil runs')
    .option('--data <dir>', 'the data directory of this station')
    .option('--json', 'print one JSON value on standard output', false)
    .action((options: Options) => list(options));
  outbox
    .command('export')
    .description('write everything into a folder or onto a stick; also while Invigil runs')
    .argument('<folder>', 'made where it is missing; nothing in it is written over')
    .option('--data <dir>', 'the data directory of this station')
    .option('--json', 'print one JSON value on standard output', false)
    .action((folder: string, options: Options) => exportTo(path.resolve(folder), options));
}

function list(options: Options): void {
  const { db, close } = openForReading(directoryOf(options));
  try {
    const store = outboxStore(db);
    const chains = store.chains().map(({ examId, publicKey, facts, unsent }) => ({
      ...{ examId, fingerprint: keyFingerprint(publicKey), facts, unsent },
    }));
    const sinks = store.sinks().map((name) => ({ name, ...store.countOfAll(name) }));
    if (options.json) printJson({ chains, sinks });
    if (chains.length === 0) say('Nothing had to leave this station yet.');
    for (const { examId, fingerprint, facts, unsent } of chains)
      say(`${examId}: ${facts} records of the key ${fingerprint}, ${unsent} have not left.`);
    for (const { name, delivered, refused, refusal } of sinks)
      say(
        `  ${name}: ${delivered} arrived${refused > 0 ? `, ${refused} refused (${refusal ?? ''})` : ''}.`,
      );
  } finally {
    close();
  }
}

async function exportTo(folder: string, options: Options): Promise<void> {
  const dir = directoryOf(options);
  const { db, close, mayWrite } = openBest(dir);
  try {
    const store = outboxStore(db);
    const end = await exportOutbox(
      {
        store,
        keys: stationKeys(dir),
        keepSealed: (id, bytes) => (mayWrite ? store.keepSealed(id, bytes) : bytes),
        onArrived({ id: factId }) {
          const about = { sink: `folder:${folder}`, factId, detail: '', atMs: Date.now() };
          if (mayWrite) store.arrived({ ...about, outcome: 'delivered' });
        },
      },
      folder,
    );
    if (options.json) printJson({ folder, ...end });
    tell(folder, end, mayWrite);
  } finally {
    close();
  }
}

function tell(folder: string, end: ExportEnd, mayWrite: boolean): void {
  const { written, there, refused, withoutKey, trouble } = end;
  say(`${folder}: ${written} records written, ${there} were there already.`);
  if (!mayWrite)
    say('Invigil runs on this station: its screens do not count what was written by hand.');
  for (const { file, detail } of refused) say(`${file}: ${detail}.`);
  if (withoutKey > 0)
    say(`${withoutKey} records are signed by no key that is left on this station.`);
  if (trouble !== null) say(`Stopped: ${trouble.detail}. Run it again: it goes on where it was.`);
  if (trouble !== null || refused.length > 0 || withoutKey > 0) process.exitCode = 1;
}

type Opened = { readonly db: Database; readonly mayWrite: boolean; close(): void };

/** As the owner where nobody else is, so that what was written is noted; else beside the running Invigil. */
function openBest(dir: string): Opened {
  openForReading(dir).close();
  const owned = openDatabase(dir);
  if (owned.ok) return { ...owned.value, mayWrite: true };
  // Running, or on a disk that is full or write-protected: it can be read all the same.
  return openForReading(dir);
}

function openForReading(dir: string): Opened {
  const opened = openDatabaseForReading(dir);
  if (!opened.ok) throw unopened(opened.error);
  const db = opened.value;
  if (hasOutbox(db)) return { db, mayWrite: false, close: () => void db.close() };
  db.close();
  throw new CommandFailure(
    'older-data',
    `The data in ${dir} is from before results left stations: open it once with this Invigil.`,
  );
}

const directoryOf = ({ data }: Options): string => path.resolve(data ?? dataDirectory(process.env));

const unopened = (fault: OpenFault): CommandFailure =>
  new CommandFailure(fault.kind, openFaultSentence(fault));
