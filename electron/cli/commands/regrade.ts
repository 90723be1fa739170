// `regrade`: graded submissions of a station once more, on this machine, beside what the station said. Writes nothing.
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { Runner } from '#runner';
import { openDatabaseForReading, openFaultSentence } from '../../database/open.ts';
import { dataDirectory } from '../../station/paths.ts';
import { PROJECT } from '../../station/project.ts';
import { compareReports } from '../../submissions/differences.ts';
import type { Comparison } from '../../submissions/differences.ts';
import { receiptCode } from '../../submissions/rules.ts';
import { submissionStore } from '../../submissions/store.ts';
import type { Graded } from '../../submissions/store.ts';
import { problemAt } from '../grading.ts';
import { CommandFailure, failureOf, printJson, say } from '../output.ts';
import { withRunner } from '../with-runner.ts';

type Options = {
  readonly data?: string;
  readonly problems: string;
  readonly code?: string;
  readonly json: boolean;
};

type Regraded = Comparison & {
  readonly submissionId: string;
  readonly code: string;
  readonly studentId: string;
  readonly problemId: string;
  readonly sourceSha256: string;
  readonly was: { readonly verdict: string; readonly score: number };
  readonly now: { readonly verdict: string; readonly score: number };
};

type Work = { readonly graded: Graded; readonly source: Uint8Array };

export function regradeCommand(program: Command): void {
  program
    .command('regrade')
    .description('grade the final submissions of a station again and say what differs')
    .option('--data <dir>', 'the data directory of the station')
    .option(
      '--problems <dir>',
      'the folder of the problems, an exam folder’s problems/ for a real exam',
      path.join(PROJECT, 'problems'),
    )
    .option('--code <code>', 'the receipt code of the only submission wanted')
    .option('--json', 'print JSON on standard output, one submission a line', false)
    .action(async (options: Options) => {
      const works = readWorks(options);
      if (works.length === 0) throw nothingToDo(options);
      const ended = await withRunner({}, (runner) => regradeAll(runner, works, options));
      const same = ended.filter((one) => one === 'same').length;
      const other = ended.filter((one) => one === 'other').length;
      const failed = ended.length - same - other;
      say(`${same} the same, ${other} with another result, ${failed} could not be graded again.`);
      if (same < ended.length) process.exitCode = 1;
    });
}

function nothingToDo({ code }: Options): CommandFailure {
  return code === undefined
    ? new CommandFailure('nothing-graded', 'No final submission has been graded here.')
    : new CommandFailure('unknown-code', `No graded final submission has the code ${code}.`);
}

function readWorks({ data, code }: Options): Work[] {
  const opened = openDatabaseForReading(path.resolve(data ?? dataDirectory(process.env)));
  if (!opened.ok) throw new CommandFailure(opened.error.kind, openFaultSentence(opened.error));
  try {
    const store = submissionStore(opened.value, randomUUID);
    return store
      .listGradedFinals()
      .filter(({ id }) => code === undefined || receiptCode(id) === code)
      .map((graded) => ({ graded, source: store.source(graded.id) ?? new Uint8Array() }));
  } finally {
    opened.value.close();
  }
}

type End = 'same' | 'other' | 'failed';

/** All are under way at once; they are told in the order in which they were received. */
async function regradeAll(
  runner: Runner,
  works: readonly Work[],
  options: Options,
): Promise<End[]> {
  const underWay = works.map((work) => regradeOne(runner, work, options.problems));
  const ends: End[] = [];
  for (const one of underWay) ends.push(tell(await one, options));
  return ends;
}

async function regradeOne(
  runner: Runner,
  { graded, source }: Work,
  problems: string,
): Promise<Regraded | CommandFailure> {
  const { report } = graded.graded;
  const facts = { submissionId: graded.id, problemId: graded.problemId };
  try {
    const problem = problemAt(path.join(problems, graded.problemId));
    const { seed } = report.record;
    const { sourceSha256 } = graded;
    const judged = await runner.judge({ problem, source, sourceSha256, purpose: 'final', seed });
    if (!judged.ok) return new CommandFailure(judged.error.kind, judged.error.detail, facts);
    const now = judged.value;
    return {
      ...facts,
      ...{ code: receiptCode(graded.id), studentId: graded.studentId, sourceSha256 },
      was: { verdict: report.verdict, score: report.score },
      now: { verdict: now.verdict, score: now.score },
      ...compareReports(report, now),
    };
  } catch (error) {
    if (error instanceof CommandFailure) return error;
    throw error;
  }
}

function tell(one: Regraded | CommandFailure, { json }: Options): End {
  if (one instanceof CommandFailure) {
    if (json) printJson(failureOf(one));
    const { submissionId } = one.facts;
    say(`${typeof submissionId === 'string' ? submissionId : 'a submission'}: ${one.message}`);
    return 'failed';
  }
  if (json) printJson(one);
  const same = one.result.length === 0;
  const place = `${one.code} ${one.studentId} ${one.problemId}`;
  say(same ? `${place}: the same, ${one.now.score} points` : `${place}: another result`);
  for (const { what, was, now } of same ? [] : [...one.result, ...one.circumstances])
    say(`  ${what}: was ${was}, now ${now}`);
  return same ? 'same' : 'other';
}
