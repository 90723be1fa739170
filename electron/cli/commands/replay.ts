// `replay`: an attempt's edits, submissions and incidents on one time line.
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { applyChange } from '#contract/edit.ts';
import type { Edit } from '#contract/edit.ts';
import { openDatabaseForReading, openFaultSentence } from '../../database/open.ts';
import type { Database } from '../../database/open.ts';
import { draftStore } from '../../exam/drafts/store.ts';
import type { DraftKey } from '../../exam/drafts/store.ts';
import { examStore } from '../../exam/store.ts';
import { incidentsOf } from '../../proctoring/incidents.ts';
import { logReaders } from '../../proctoring/store.ts';
import { dataDirectory } from '../../station/paths.ts';
import { submissionStore } from '../../submissions/store.ts';
import { CommandFailure, printJson, say } from '../output.ts';

type Options = {
  readonly data?: string;
  readonly problem?: string;
  readonly text: boolean;
  readonly json: boolean;
};

/** One thing that happened; `text` is the problem's whole text after it, where that was asked for. */
type Moment = {
  readonly atMs: number;
  readonly what: 'edit' | 'submission' | 'incident';
  readonly detail: Readonly<Record<string, unknown>>;
};

export function replayCommand(program: Command): void {
  program
    .command('replay')
    .description('show edits, submissions and incidents of an attempt on one time line')
    .argument('<attempt>', 'id of the attempt, as the log and the queue name it')
    .option('--problem <id>', 'edits and submissions of this problem alone')
    .option('--text', 'show the whole text after each edit', false)
    .option('--data <dir>', 'the data directory of this station')
    .option('--json', 'print one JSON value for each moment on standard output', false)
    .action((attemptId: string, options: Options) => {
      const opened = openDatabaseForReading(
        path.resolve(options.data ?? dataDirectory(process.env)),
      );
      if (!opened.ok) throw new CommandFailure(opened.error.kind, openFaultSentence(opened.error));
      const moments = timeLine(opened.value, attemptId, options);
      opened.value.close();
      for (const { atMs, what, detail } of moments) {
        if (options.json) printJson({ atMs, what, ...detail });
        else say(`${new Date(atMs).toISOString()} ${what.padEnd(10)} ${wordsOf(detail)}`);
      }
    });
}

function timeLine(db: Database, attemptId: string, options: Options): Moment[] {
  if (examStore(db).read(attemptId) === null)
    throw new CommandFailure('unknown-attempt', `There is no attempt ${attemptId} here.`);
  const drafts = draftStore(db);
  const sent = submissionStore(db, randomUUID).listOfAttempt(attemptId);
  const isAsked = (problemId: string) =>
    options.problem === undefined || options.problem === problemId;
  const edits = drafts
    .keys(attemptId)
    .filter(({ problemId }) => isAsked(problemId))
    .flatMap((key) => {
      const draft = drafts.read(key);
      const log = drafts.edits(key, Number.MAX_SAFE_INTEGER);
      return draft === null ? [] : editMoments(key, draft.base, log, options.text);
    });
  const submissions = sent
    .filter(({ problemId }) => isAsked(problemId))
    .map<Moment>(({ id, problemId, language, purpose, sourceSha256, receivedAtMs }) => ({
      atMs: receivedAtMs,
      what: 'submission',
      detail: { problemId, language, submissionId: id, purpose, sourceSha256 },
    }));
  const incidents = incidentsOf(logReaders(db).ofAttempt(attemptId)).map<Moment>(
    ({ atMs, ...detail }) => ({ atMs, what: 'incident', detail }),
  );
  return [...edits, ...submissions, ...incidents].toSorted((one, other) => one.atMs - other.atMs);
}

function editMoments(
  { problemId, language }: DraftKey,
  base: string,
  edits: readonly Edit[],
  withText: boolean,
): Moment[] {
  let text: string | null = base;
  return edits.map(({ seq, atMs, source, changes }) => {
    for (const change of changes) text = text === null ? null : applyChange(text, change);
    const removed = changes.reduce((sum, { removedLength }) => sum + removedLength, 0);
    const inserted = changes.map((change) => change.inserted).join('');
    const shown = withText ? { text } : {};
    return {
      atMs,
      what: 'edit',
      detail: { problemId, language, seq, source, removed, inserted, ...shown },
    };
  });
}

const wordsOf = (detail: Moment['detail']) =>
  Object.entries(detail)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .join(' ');
