// Programming languages by their own names, which are the same in every language of the screens.
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { ProblemView } from '#contract/problem.ts';
import type { SubmissionView } from '#contract/submission.ts';

export const LANGUAGE_NAMES: Readonly<Record<ProgrammingLanguage, string>> = {
  python: 'Python',
  javascript: 'JavaScript',
  java: 'Java',
  csharp: 'C#',
};

/** The language that a submission is written in: one that names none is in the problem's first. */
export const languageOf = (problem: ProblemView, { language }: SubmissionView) =>
  language ?? problem.programs[0]?.language ?? problem.language;

/** The name of a submission's language where the problem has several; null where there is nothing to tell apart. */
export const languageToTell = (problem: ProblemView, submission: SubmissionView): string | null =>
  problem.programs.length > 1 ? LANGUAGE_NAMES[languageOf(problem, submission)] : null;
