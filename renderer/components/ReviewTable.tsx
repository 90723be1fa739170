import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { ReviewRow } from '#contract/exam.ts';
import type { ProblemId } from '#contract/ids.ts';
import { localized } from '#contract/language.ts';
import { useFormat } from '../i18n/format.ts';
import { useProblems, useSettings } from '../state/use-parts.ts';

const SIGNS = { untouched: CircleDashed, sent: CircleCheck, unsent: TriangleAlert } as const;
const TONES = { untouched: 'tone-quiet', sent: 'tone-good', unsent: 'tone-warn' } as const;

type Props = {
  readonly rows: readonly ReviewRow[];
  readonly onOpen: (problemId: ProblemId) => void;
};

export function ReviewTable({ rows, onOpen }: Props) {
  const { t } = useTranslation('entry');
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('review.problem')}</th>
          <th scope="col">{t('review.draft')}</th>
          <th scope="col">{t('review.submitted')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <Row key={row.problemId} row={row} number={at + 1} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = {
  readonly row: ReviewRow;
  readonly number: number;
  readonly onOpen: (problemId: ProblemId) => void;
};

function Row({ row, number, onOpen }: RowProps) {
  const { t } = useTranslation('entry');
  const format = useFormat();
  const locale = useSettings((settings) => settings.locale);
  const problem = useProblems(({ list }) => list?.find(({ id }) => id === row.problemId));
  const title = problem === undefined ? row.problemId : localized(problem.title, locale);
  const Sign = SIGNS[row.draft];
  return (
    <tr>
      <th scope="row">
        <Button className="link" onPress={() => onOpen(row.problemId)}>
          {number}. {title}
        </Button>
      </th>
      <td>
        <span className={`sign ${TONES[row.draft]}`}>
          <Sign size="1.125em" aria-hidden />
          {t(`review.drafts.${row.draft}`)}
        </span>
      </td>
      <td>
        {row.last === null ? (
          <span className="quiet">{t('review.never')}</span>
        ) : (
          <span className="numbers">
            {format.time(row.last.receivedAtMs)} · <span className="code">{row.last.code}</span>
          </span>
        )}
      </td>
    </tr>
  );
}
