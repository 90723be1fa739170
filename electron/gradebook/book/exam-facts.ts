// What the book keeps of an exam: enough to name its columns and its people. No statement, no test.
import type { ExamId } from '#contract/ids.ts';
import type { LocalizedText } from '#contract/language.ts';
import type { Student } from '../../exam/exam.ts';
import type { Contents } from '../../exam/package/contents.ts';
import type { GradedProblem } from '../grades.ts';

export type RosterLine = Pick<Student, 'id' | 'name' | 'email' | 'group' | 'seat'>;

export type ExamFacts = {
  readonly id: ExamId;
  readonly title: LocalizedText;
  readonly problems: readonly GradedProblem[];
  readonly roster: readonly RosterLine[];
};

/** Of an opened package. */
export function factsOfExam({ manifest, problems, roster }: Contents): ExamFacts {
  const byId = new Map(problems.map((one) => [one.manifest.id, one.manifest]));
  return {
    id: manifest.id,
    title: manifest.title,
    problems: manifest.problems.map(({ id, weight }) => {
      const problem = byId.get(id);
      if (problem === undefined) throw new Error(`the package lacks its problem ${id}`);
      return { id, title: problem.title, maxPoints: problem.rubric.max_points, weight };
    }),
    roster: roster.map(({ id, name, email, group, seat }) => ({ id, name, email, group, seat })),
  };
}
