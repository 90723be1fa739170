// Everything that is known of an exam's grades, for programs. Fields are added, never changed.
import type { GradedStudent, Grades } from '../grades.ts';
import type { Paper } from '../report/paper.ts';
import { isUnfinished } from './columns.ts';

/**
 * UTF-8, one value, keys in the order of the types in grades.ts. Texts are as they are: no spreadsheet reads this.
 *
 * @param paperOf adds each student's submissions with source and report, and their incidents; null leaves them out
 */
export function gradesJson(
  grades: Grades,
  paperOf: ((student: GradedStudent) => Paper) | null = null,
): string {
  const head = { invigil: 'grades', version: 1, provisional: isUnfinished(grades) };
  if (paperOf === null) return text({ ...head, ...grades });
  const students = grades.students.map((student) => {
    const { submissions, incidents } = paperOf(student);
    return { ...student, submissions, incidentList: incidents };
  });
  return text({ ...head, ...grades, students });
}

const text = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
