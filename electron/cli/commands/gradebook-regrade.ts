// `gradebook regrade`: submissions of a gradebook once more on this machine, and every difference from their stations.
import { Option } from 'commander';
import type { Command } from 'commander';
import { examOf } from '../../exam/package/contents.ts';
import type { Contents } from '../../exam/package/contents.ts';
import type { Book } from '../../gradebook/book/book.ts';
import { factsOfExam } from '../../gradebook/book/exam-facts.ts';
import { regrade, submissionsToRegrade } from '../../gradebook/book/regrade.ts';
import type { Regraded } from '../../gradebook/book/regrade.ts';
import type { BookSubmission, Origin } from '../../gradebook/book/reading-store.ts';
import { openedPackage, packageOptions } from '../exam-package.ts';
import type { PackageOptions } from '../exam-package.ts';
import { bookAt, whichExam } from '../gradebook-exam.ts';
import { CommandFailure, printJson, say } from '../output.ts';
import { withRunner } from '../with-runner.ts';

type Options = PackageOptions & {
  readonly book: string;
  readonly rehearsal: boolean;
  readonly problem: readonly string[];
  readonly student: readonly string[];
  readonly submission: readonly string[];
  readonly waiting: boolean;
  readonly counts?: Origin;
  readonly json: boolean;
};

const several = (one: string, before: readonly string[]): string[] => [...before, one];

export function regradeCommand(gradebook: Command): void {
  packageOptions(
    gradebook
      .command('regrade')
      .description('grade submissions again on this machine and list every difference')
      .requiredOption('--book <file>', 'the gradebook of `gradebook collect`'),
  )
    .option('--rehearsal', 'of the rehearsal', false)
    .option('--problem <id>', 'only of this problem; may be repeated', several, [])
    .option('--student <id>', 'only of this student; may be repeated', several, [])
    .option('--submission <id>', 'only this id or receipt code; may be repeated', several, [])
    .option('--waiting', 'only what its station has not graded', false)
    .addOption(
      new Option(
        '--counts <which>',
        'whose result counts from now on for what is graded again; as before when left out',
      ).choices(['station', 'regraded']),
    )
    .option('--json', 'print JSON on standard output, one submission a line', false)
    .action(run);
}

async function run(options: Options, command: Command): Promise<void> {
  const { contents } = await openedPackage(options, command);
  const book = bookAt(options.book);
  try {
    const submissions = choose(book, contents, options);
    const ends = await regradeAll(book, contents, submissions, options);
    const same = ends.filter((end) => end === 'same').length;
    const failed = ends.filter((end) => end === 'failed').length;
    say(
      `${same} the same, ${ends.length - same - failed} new or another result, ${failed} could not be graded.`,
    );
    if (ends.some((end) => end === 'other' || end === 'failed')) process.exitCode = 1;
  } finally {
    book.close();
  }
}

function choose(book: Book, contents: Contents, options: Options): BookSubmission[] {
  const { id: exam } = factsOfExam(contents);
  const which = whichExam(book, { exam, rehearsal: options.rehearsal });
  const limits = {
    problems: options.problem,
    students: options.student,
    submissions: options.submission,
    waiting: options.waiting,
  };
  const submissions = submissionsToRegrade(book, which, limits);
  if (submissions.length > 0) return submissions;
  throw new CommandFailure('nothing-to-do', 'The gradebook holds no such final submission.');
}

type End = 'same' | 'new' | 'other' | 'failed';

function regradeAll(
  book: Book,
  contents: Contents,
  submissions: readonly BookSubmission[],
  options: Options,
): Promise<End[]> {
  const exam = examOf(contents, 'exam');
  const problemIds = [...new Set(submissions.map(({ problemId }) => problemId))];
  return withRunner({}, async (runner) => {
    runner.prepare(problemIds.map(exam.problem).filter((problem) => problem !== null));
    const parts = {
      ...{ book, runner, problem: exam.problem },
      counts: options.counts ?? null,
      // One more than run: the next is ready when one ends.
      side: runner.concurrency + 1,
      nowMs: () => Date.now(),
    };
    const ends: End[] = [];
    for await (const one of regrade(parts, submissions)) {
      if (options.json) printJson(one);
      ends.push(tell(one));
    }
    return ends;
  });
}

function tell(one: Regraded): End {
  const place = `${one.code} ${one.studentId} ${one.problemId}`;
  if (one.kind === 'failed') {
    say(`${place}: ${one.detail}`);
    return 'failed';
  }
  const now = `${one.now.verdict}, ${one.now.score} of ${one.now.maxScore} points`;
  if (one.was === null) {
    say(`${place}: graded for the first time: ${now}`);
    return 'new';
  }
  if (one.result.length === 0) {
    say(`${place}: the same, ${now}`);
    return 'same';
  }
  const whose = one.counts === 'station' ? "the station's" : 'this one';
  say(`${place}: another result; ${whose} counts`);
  for (const { what, was, now: is } of [...one.result, ...one.circumstances])
    say(`  ${what}: was ${was}, now ${is}`);
  return 'other';
}
