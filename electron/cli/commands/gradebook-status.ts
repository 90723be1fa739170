// `gradebook status`: what a gradebook holds, what is missing, and what in it does not prove what it should.
import type { Command } from 'commander';
import type { Book } from '../../gradebook/book/book.ts';
import { checkBook } from '../../gradebook/book/book-check.ts';
import type { Which } from '../../gradebook/book/reading-store.ts';
import { attemptsOf, gradesOf, incidentsOf, submissionsOf } from '../../gradebook/book/readings.ts';
import { keyFingerprint } from '../../station/keys.ts';
import { bookAt, whichExam } from '../gradebook-exam.ts';
import { printJson, say } from '../output.ts';
import { findingLine } from './gradebook-collect.ts';

type Options = {
  readonly book: string;
  readonly exam?: string;
  readonly rehearsal: boolean;
  readonly json: boolean;
};

export function statusCommand(gradebook: Command): void {
  gradebook
    .command('status')
    .description('what a gradebook holds, what is missing, and what was set aside')
    .requiredOption('--book <file>', 'the gradebook of `gradebook collect`')
    .option('--exam <id>', 'which exam, where the gradebook holds several')
    .option('--rehearsal', 'its rehearsal instead', false)
    .option('--json', 'print one JSON value on standard output', false)
    .action((options: Options) => {
      const book = bookAt(options.book);
      try {
        const status = statusOf(book, whichExam(book, options));
        if (options.json) printJson(status);
        tell(status);
        if (status.findings.some(({ grave }) => grave)) process.exitCode = 1;
      } finally {
        book.close();
      }
    });
}

type Status = ReturnType<typeof statusOf>;

function statusOf(book: Book, which: Which) {
  const grades = gradesOf(book, which);
  const finals = submissionsOf(book, which).filter(({ purpose }) => purpose === 'final');
  const graded = finals.filter(({ counts }) => counts !== null).length;
  return {
    ...which,
    students: grades?.students.length ?? 0,
    attempts: attemptsOf(book, which).length,
    submissions: finals.length,
    graded,
    waiting: finals.length - graded,
    regraded: finals.filter(({ byRegrade }) => byRegrade !== null).length,
    incidents: incidentsOf(book, which).reduce((sum, one) => sum + one.incidents.length, 0),
    policy: book.decisions.policy(which),
    adjustments: book.decisions.adjustments(which).length,
    stations: book.reading.stations(which.examId).map(({ id, publicKey, name, room }) => ({
      ...{ publicKey, fingerprint: keyFingerprint(publicKey), name, room },
      bundles: book.reading.entries(id).length,
    })),
    setAside: book.reading.setAside(),
    findings: checkBook(book, which),
  };
}

function tell(status: Status): void {
  const { examId, examKind, students, attempts, submissions, graded, waiting } = status;
  say(`${examId} (${examKind}): ${students} students, ${attempts} attempts.`);
  say(`${submissions} submissions: ${graded} graded, ${waiting} wait for a result.`);
  for (const { fingerprint, name, room, bundles } of status.stations)
    say(`station ${fingerprint} ${[name, room].filter(Boolean).join(', ')}: ${bundles} bundles`);
  for (const { file, reason, detail } of status.setAside)
    say(`set aside: ${file}: ${reason}. ${detail}`);
  for (const finding of status.findings) say(findingLine(finding));
}
