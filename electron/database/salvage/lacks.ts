// What is missing from salvaged rows, as far as the rows themselves tell: numbers that have gaps, and names that lead
// nowhere. What was lost at the end of everything leaves no trace here; other copies (the desk, receipts) may show it.
import type { Database } from '../open.ts';

export type Lack = {
  readonly what: string;
  readonly count: number;
  readonly which: readonly string[];
};

/** More names than this help nobody; the count is whole. */
const NAMED_MAX = 50;

const GAPS = [
  ['submission', 'submissions, by their number on this station'],
  ['exam_record', 'records of attempts, by their number'],
  ['log_entry', 'entries of the log, by their number'],
] as const;

const DEAD_ENDS = [
  [
    'submissions whose source is lost',
    'SELECT id AS name FROM submission WHERE id NOT IN (SELECT submission_id FROM submission_source)',
  ],
  [
    'graded submissions whose result is lost',
    `SELECT id AS name FROM submission
     WHERE state = 'graded' AND id NOT IN (SELECT submission_id FROM submission_result)`,
  ],
  [
    'submissions that other rows name, and that are lost',
    `SELECT DISTINCT submission_id AS name FROM (
       SELECT submission_id FROM submission_source UNION SELECT submission_id FROM submission_result
       UNION SELECT submission_id FROM grade UNION SELECT submission_id FROM edit_mark
       UNION SELECT submission_id FROM log_entry WHERE submission_id IS NOT NULL)
     WHERE submission_id NOT IN (SELECT id FROM submission)`,
  ],
  [
    'attempts that other rows name, and that are lost',
    `SELECT DISTINCT attempt_id AS name FROM (
       SELECT attempt_id FROM submission UNION SELECT attempt_id FROM draft UNION SELECT attempt_id FROM edit
       UNION SELECT attempt_id FROM log_entry WHERE attempt_id IS NOT NULL)
     WHERE attempt_id NOT IN (SELECT id FROM attempt)`,
  ],
  [
    'drafts whose text is lost, of which edits are left',
    `SELECT DISTINCT attempt_id || '/' || problem_id AS name FROM edit
     WHERE (attempt_id, problem_id) NOT IN (SELECT attempt_id, problem_id FROM draft)`,
  ],
] as const;

export function findLacks(db: Database): Lack[] {
  const lacks = [
    ...GAPS.map(([table, what]) => gapsIn(db, table, what)),
    ...DEAD_ENDS.map(([what, sql]) => {
      const rows = db.prepare<[], { name: string }>(sql).all();
      return { what, count: rows.length, which: rows.slice(0, NAMED_MAX).map(({ name }) => name) };
    }),
    editGaps(db),
  ];
  return lacks.filter(({ count }) => count > 0);
}

function gapsIn(db: Database, table: string, what: string): Lack {
  const sql = `SELECT seq, lag(seq, 1, 0) OVER (ORDER BY seq) AS before FROM ${table}`;
  const gaps = db
    .prepare<[], { seq: number; before: number }>(`SELECT * FROM (${sql}) WHERE seq > before + 1`)
    .all();
  return {
    what,
    count: gaps.reduce((sum, { seq, before }) => sum + seq - before - 1, 0),
    which: gaps.slice(0, NAMED_MAX).map(({ seq, before }) => rangeOf(before + 1, seq - 1)),
  };
}

function editGaps(db: Database): Lack {
  const gaps = db
    .prepare<[], { name: string; seq: number; before: number }>(
      `SELECT * FROM (
         SELECT attempt_id || '/' || problem_id AS name, seq,
           lag(seq, 1, 0) OVER (PARTITION BY attempt_id, problem_id ORDER BY seq) AS before FROM edit)
       WHERE seq > before + 1`,
    )
    .all();
  return {
    what: 'edits, by draft and number',
    count: gaps.reduce((sum, { seq, before }) => sum + seq - before - 1, 0),
    which: gaps
      .slice(0, NAMED_MAX)
      .map(({ name, seq, before }) => `${name} ${rangeOf(before + 1, seq - 1)}`),
  };
}

const rangeOf = (from: number, to: number): string => (from === to ? `${from}` : `${from}–${to}`);
