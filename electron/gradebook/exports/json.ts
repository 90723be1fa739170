// Everything that is known of an exam's grades, for programs. Fields are added, never changed.
import type { Grades } from '../grades.ts';
import { isUnfinished } from './columns.ts';

/** UTF-8, one value, keys in the order of the types in grades.ts. Texts are as they are: no spreadsheet reads this. */
export function gradesJson(grades: Grades): string {
  const provisional = isUnfinished(grades);
  return `${JSON.stringify({ invigil: 'grades', version: 1, provisional, ...grades }, null, 1)}\n`;
}
