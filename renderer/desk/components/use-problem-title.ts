import { localized } from '#contract/language.ts';
import type { ProblemId } from '#contract/ids.ts';
import { useSettings } from '../../state/use-parts.ts';
import { useRoom } from '../state/use-desk-parts.ts';

/** A problem's number and title; its id where the exam does not know it. */
export function useProblemTitle(): (id: ProblemId) => string {
  const locale = useSettings((settings) => settings.locale);
  const problems = useRoom(({ exam }) => exam?.problems);
  return (id) => {
    const at = problems?.findIndex((problem) => problem.id === id) ?? -1;
    const problem = problems?.[at];
    return problem === undefined ? id : `${at + 1}. ${localized(problem.title, locale)}`;
  };
}
