// A report without names: a pseudonym stands for the student wherever the product wrote who they are. The student's own
// source stays as it was sent.
import { createHmac } from 'node:crypto';
import { byCodeUnit } from '../exports/cells.ts';
import type { Cell, GradedStudent, Grades } from '../grades.ts';
import type { Paper } from './paper.ts';

/**
 * The same for the same student in every report with this key, and told to nobody without it: a bare hash of a student
 * number would be found by trying all numbers.
 */
export function pseudonym(key: Uint8Array, examId: string, studentId: string): string {
  const digest = createHmac('sha256', key)
    .update(JSON.stringify([examId, studentId]))
    .digest();
  let rest = digest.readBigUInt64BE(0);
  let name = '';
  for (let place = 0; place < PSEUDONYM_CHARS; place += 1) {
    name += LETTERS[Number(rest % BigInt(LETTERS.length))] ?? '';
    rest /= BigInt(LETTERS.length);
  }
  return name;
}

// Two of a thousand students share one in a report of a million. No letters that are read for one another.
const PSEUDONYM_CHARS = 8;
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** Everybody renamed, and sorted by their new names: the old order would tell who is who. */
export function anonymousGrades(grades: Grades, key: Uint8Array): Grades {
  const students = grades.students
    .map((student) => anonymousStudent(student, pseudonym(key, grades.examId, student.id)))
    .toSorted((a, b) => byCodeUnit(a.id, b.id));
  return { ...grades, students };
}

export function anonymousPaper(paper: Paper, alias: string): Paper {
  const hide = hiderOf(paper.student, alias);
  return {
    student: anonymousStudent(paper.student, alias),
    submissions: paper.submissions.map((one) => ({ ...one, submissionId: '', code: null })),
    incidents: paper.incidents.map((incident) => ({
      ...incident,
      statement: incident.statement === null ? null : hide(incident.statement),
    })),
  };
}

function anonymousStudent(student: GradedStudent, alias: string): GradedStudent {
  const hide = hiderOf(student, alias);
  return {
    ...student,
    ...{ id: alias, name: alias, email: null, group: null, seat: null },
    cells: student.cells.map((cell) => anonymousCell(cell, hide)),
  };
}

function anonymousCell(cell: Cell, hide: (text: string) => string): Cell {
  const { adjustment } = cell;
  if (adjustment === null) return cell;
  return { ...cell, adjustment: { ...adjustment, by: '', reason: hide(adjustment.reason) } };
}

/** Takes name, id and address out of what people wrote about the student, and every longer word of the name alone. */
function hiderOf({ id, name, email }: GradedStudent, alias: string): (text: string) => string {
  const words = name.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word.length >= WORD_MIN_CHARS);
  const whole = [email, id, name].filter((one) => one !== null && one !== '');
  const parts = [...whole, ...words]
    .filter((one) => one !== null)
    .toSorted((a, b) => b.length - a.length)
    .map((one) => one.normalize('NFC').replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return (text) => text.normalize('NFC').replace(pattern, alias);
}

const WORD_MIN_CHARS = 3;
