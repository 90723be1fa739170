// `gradebook policy`: how submissions become grades; without choices it tells how they do now.
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { gradePolicyShape } from '../../gradebook/book/grade-policy.ts';
import type { GradePolicy } from '../../gradebook/grades.ts';
import { bookAt, whichExam } from '../gradebook-exam.ts';
import { printJson, say } from '../output.ts';

type Options = {
  readonly book: string;
  readonly exam?: string;
  readonly rehearsal: boolean;
  readonly counts?: GradePolicy['counts'];
  readonly latePenalty?: number;
  readonly decimals?: number;
  readonly outOf?: number | null;
  readonly json: boolean;
};

export function policyCommand(gradebook: Command): void {
  const { counts, latePenaltyPercent, decimals, totalOutOf } = gradePolicyShape.shape;
  gradebook
    .command('policy')
    .description('choose how submissions become grades, or show it')
    .requiredOption('--book <file>', 'the gradebook of `gradebook collect`')
    .option('--exam <id>', 'which exam, where the gradebook holds several')
    .option('--rehearsal', 'its rehearsal instead', false)
    .addOption(new Option('--counts <which>', 'of several submissions').choices(counts.options))
    .option(
      '--late-penalty <percent>',
      'taken off a submission after the end',
      read(latePenaltyPercent, 'A number from 0 to 100.'),
    )
    .option(
      '--decimals <count>',
      'of scores and totals; a half is rounded away from zero',
      read(decimals, 'A whole number from 0 to 6.'),
    )
    .option(
      '--out-of <points>',
      'what totals are scaled to, or "points" for the plain sum',
      (written) => (written === 'points' ? null : read(totalOutOf, 'A number above 0.')(written)),
    )
    .option('--json', 'print one JSON value on standard output', false)
    .action(choose);
}

const read =
  <Value>(
    shape: { safeParse(value: unknown): { success: true; data: Value } | { success: false } },
    words: string,
  ) =>
  (written: string): Value => {
    const parsed = shape.safeParse(written.trim() === '' ? null : Number(written));
    if (!parsed.success) throw new InvalidArgumentError(words);
    return parsed.data;
  };

function choose(options: Options): void {
  const book = bookAt(options.book);
  try {
    const which = whichExam(book, options);
    const before = book.decisions.policy(which);
    const policy: GradePolicy = {
      counts: options.counts ?? before.counts,
      latePenaltyPercent: options.latePenalty ?? before.latePenaltyPercent,
      decimals: options.decimals ?? before.decimals,
      totalOutOf: options.outOf === undefined ? before.totalOutOf : options.outOf,
    };
    if (JSON.stringify(policy) !== JSON.stringify(before)) book.decisions.setPolicy(which, policy);
    if (options.json) printJson({ ...which, policy });
    say(sentenceOf(policy));
  } finally {
    book.close();
  }
}

function sentenceOf({ counts, latePenaltyPercent, decimals, totalOutOf }: GradePolicy): string {
  const total = totalOutOf === null ? 'the plain sum' : `out of ${totalOutOf}`;
  return `The ${counts} submission counts, ${latePenaltyPercent} % less when late; ${decimals} decimals; the total is ${total}.`;
}
