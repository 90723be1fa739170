// `gradebook collect`: bundles from folders, shares and sticks into the gradebook.
import path from 'node:path';
import type { Command } from 'commander';
import { bookFaultSentence, openBook } from '../../gradebook/book/book.ts';
import { checkBook } from '../../gradebook/book/book-check.ts';
import { collectFolders } from '../../gradebook/book/collect-folder.ts';
import type { Collected } from '../../gradebook/book/collect-folder.ts';
import { EXAM_KINDS } from '../../gradebook/book/exam-kinds.ts';
import { factsOfExam } from '../../gradebook/book/exam-facts.ts';
import type { BookFinding } from '../../gradebook/book/findings.ts';
import { openedPackage, packageOptions } from '../exam-package.ts';
import type { PackageOptions } from '../exam-package.ts';
import { CommandFailure, printJson, say } from '../output.ts';
import { readStations } from '../station-list.ts';

type Options = PackageOptions & {
  readonly book: string;
  readonly stations?: string;
  readonly takeForks: boolean;
  readonly json: boolean;
};

export function collectCommand(gradebook: Command): void {
  packageOptions(
    gradebook
      .command('collect')
      .description('take the bundles below these folders into a gradebook; twice changes nothing')
      .argument('<folder...>', 'shares, sticks, folders of a desk')
      .requiredOption('--book <file>', 'the gradebook; made where there is none'),
  )
    .option('--stations <file>', 'public keys of the stations that may send, one a line')
    .option(
      '--take-forks',
      'also take what a station signed under a number that it had used, as after its disk was put back',
      false,
    )
    .option('--json', 'print one JSON value on standard output', false)
    .action(collect);
}

async function collect(folders: string[], options: Options, command: Command): Promise<void> {
  const { contents, identities } = await openedPackage(options, command);
  if (identities.length === 0) throw noIdentity();
  const exam = factsOfExam(contents);
  const enrolled = options.stations === undefined ? null : readStations(options.stations);
  const opened = openBook(path.resolve(options.book), false);
  if (!opened.ok) throw new CommandFailure(opened.error.kind, bookFaultSentence(opened.error));
  const book = opened.value;
  try {
    book.facts.keepExam(exam);
    const collecting = { exam, identities, enrolled, takeForks: options.takeForks };
    const collected = await collectFolders(book, folders, collecting, Date.now());
    const findings = distinct(
      EXAM_KINDS.flatMap((examKind) => checkBook(book, { examId: exam.id, examKind })),
    );
    if (options.json) printJson({ examId: exam.id, ...collected, findings });
    tell(collected, findings);
    if (isTroubled(collected, findings)) process.exitCode = 1;
  } finally {
    book.close();
  }
}

const noIdentity = (): CommandFailure =>
  new CommandFailure(
    'no-identity',
    'The staff file names no desk key: give the key file with --key as well.',
  );

/** Chains and logs are checked with the exam and with its rehearsal. */
function distinct(findings: readonly BookFinding[]): BookFinding[] {
  return [...new Map(findings.map((one) => [JSON.stringify(one), one])).values()];
}

const isTroubled = (
  { setAside, unreadable }: Collected,
  findings: readonly BookFinding[],
): boolean => setAside.length > 0 || unreadable.length > 0 || findings.some(({ grave }) => grave);

function tell(collected: Collected, findings: readonly BookFinding[]): void {
  const { files, taken, known, purged, setAside, unreadable } = collected;
  const { submission, result, attempt, edits, log } = taken;
  say(
    `${files} bundles: ${submission} submissions, ${result} results, ${attempt + edits + log} other facts are new; ${known} were there.`,
  );
  if (purged > 0)
    say(`${purged} are of an exam whose people were purged from this gradebook: left out.`);
  for (const { file, detail } of unreadable) say(`${file}: ${detail}`);
  for (const { file, reason, detail } of setAside) say(`set aside: ${file}: ${reason}. ${detail}`);
  for (const finding of findings) say(findingLine(finding));
}

export const findingLine = ({ kind, grave, station, sentence }: BookFinding): string =>
  `${grave ? 'check' : 'note'}: ${station === null ? '' : `station ${station}: `}${sentence} (${kind})`;
