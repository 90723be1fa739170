// The gradebook as a CSV file that a spreadsheet opens and a script reads back: RFC 4180, UTF-8 with BOM.
import { stringify } from 'csv-stringify/sync';
import type { Standing } from './rules.ts';

const COLUMNS = [
  'exam_id',
  'exam_kind',
  'student_id',
  'student_name',
  'problem_id',
  'best_score',
  'last_score',
  'max_score',
  'submissions',
  'best_sha256',
  'last_sha256',
  'first_submitted_at',
  'last_submitted_at',
  'best_verdict',
  'last_verdict',
  'last_late',
  'state',
] as const;

/** `provisional`: submissions still wait or are held, and the file says so in each row. */
export function gradebookCsv(standings: readonly Standing[], provisional: boolean): string {
  const rows = standings.map(({ best, last, firstReceivedAtMs, submissions }) => [
    best.examId,
    best.examKind,
    best.studentId,
    harmlessText(last.studentName),
    best.problemId,
    best.score,
    last.score,
    best.maxScore,
    submissions,
    best.sourceSha256,
    last.sourceSha256,
    iso(firstReceivedAtMs),
    iso(last.receivedAtMs),
    best.verdict,
    last.verdict,
    last.late ? 'yes' : 'no',
    provisional ? 'provisional' : 'complete',
  ]);
  return stringify([[...COLUMNS], ...rows], { bom: true, record_delimiter: 'windows' });
}

const iso = (ms: number): string => new Date(ms).toISOString();

/**
 * A name that a spreadsheet would run as a formula gets an apostrophe before it. Ids, numbers and hashes are never
 * touched: their shapes allow no formula, and other programs match by them.
 *
 * Source: OWASP, CSV Injection: = + - @, tab and carriage return, also in their full-width forms.
 */
function harmlessText(text: string): string {
  return /^\s*[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
}
