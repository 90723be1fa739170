// `gradebook purge`: takes the people of old exams out of a gradebook for good.
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { HOUR_MS } from '#contract/limits.ts';
import { isStorageFault } from '../../database/storage-fault.ts';
import { forgetPseudonyms, pseudonymFile } from '../../gradebook/report/pseudonym-key.ts';
import { bookAt } from '../gradebook-exam.ts';
import { CommandFailure, printJson, say } from '../output.ts';

type Options = {
  readonly book: string;
  readonly olderThan: number;
  readonly dryRun: boolean;
  readonly json: boolean;
};

const DAY_MS = 24 * HOUR_MS;

export function purgeCommand(gradebook: Command): void {
  gradebook
    .command('purge')
    .description('take everybody of exams that are older out of the gradebook; it cannot be undone')
    .requiredOption('--book <file>', 'the gradebook of `gradebook collect`')
    .requiredOption('--older-than <days>', 'days since the last bundle of the exam was made', days)
    .option('--dry-run', 'only say which exams these are', false)
    .option('--json', 'print one JSON value on standard output', false)
    .action(purge);
}

function days(written: string): number {
  const match = /^(\d{1,5})d?$/.exec(written);
  if (match === null) throw new InvalidArgumentError('Days, such as 180 or 180d.');
  return Number(match[1]);
}

function purge({ book: file, olderThan, dryRun, json }: Options): void {
  const book = bookAt(file);
  const nowMs = Date.now();
  try {
    const examIds = book.purging.examsBefore(nowMs - olderThan * DAY_MS);
    const purged = dryRun || examIds.length === 0 ? [] : book.purging.purge(examIds, nowMs);
    if (examIds.length === 0) say(`No exam is older than ${olderThan} days.`);
    else if (dryRun) say(`Would be purged: ${examIds.join(', ')}.`);
    const pseudonyms = purged.length === 0 ? 'none' : forgetPseudonyms(book, file);
    if (json) printJson({ book: file, exams: examIds, purged, pseudonyms });
    for (const { examId, students, submissions } of purged)
      say(`${examId}: ${students} students and ${submissions} submissions are taken out.`);
    if (pseudonyms !== 'none') say(`${pseudonymFile(file)} ${PSEUDONYMS[pseudonyms]}`);
    if (purged.length > 0)
      say('Folders, sticks, exports and reports made from it are not touched: see to them too.');
  } catch (error) {
    if (!(error instanceof Error) || !isStorageFault(error)) throw error;
    const message = `${file}: ${error.message}. Close what else uses it, free disk space, and purge again.`;
    throw new CommandFailure('not-purged', message);
  } finally {
    book.close();
  }
}

const PSEUDONYMS = {
  removed: 'is removed: no pseudonym leads back to anybody any more.',
  needed: 'stays for the exams that are left: it leads from pseudonyms to people.',
} as const;
