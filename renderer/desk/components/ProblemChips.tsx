import type { Seat } from '#contract/desk-room.ts';
import type { CardWords } from './use-card-words.ts';

type Props = { readonly seat: Seat; readonly words: CardWords };
type Solved = Seat['problems'][number];

const kindOf = (solved: Solved | undefined): 'none' | 'sent' | 'part' | 'full' | 'zero' => {
  if (solved === undefined) return 'none';
  const { bestScore, maxScore } = solved;
  if (bestScore === null) return 'sent';
  if (bestScore === 0) return 'zero';
  return bestScore === maxScore ? 'full' : 'part';
};

/** The best score of each problem, by the problem's number; the one at work on is framed. */
export function ProblemChips({ seat, words: { t, format, problems } }: Props) {
  return (
    <span className="chips numbers">
      {problems.map(({ id }, at) => {
        const solved = seat.problems.find(({ problemId }) => problemId === id);
        const kind = kindOf(solved);
        const score = solved?.bestScore ?? null;
        return (
          <span
            key={id}
            className={`chip chip-${kind}`}
            data-current={id === seat.problemId ? 'yes' : undefined}
          >
            <span className="visually-hidden">{t('facts.problem')} </span>
            <span className="chip-number">{at + 1}</span>
            {score === null
              ? t(kind === 'sent' ? 'chips.sent' : 'chips.none')
              : format.number(score)}
            {kind === 'full' && <span aria-hidden>✓</span>}
          </span>
        );
      })}
    </span>
  );
}
