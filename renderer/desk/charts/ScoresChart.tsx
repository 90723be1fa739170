import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import uPlot from 'uplot';
import type { Charts } from '#contract/desk-gradebook.ts';
import { useFormat } from '../../i18n/format.ts';
import { Choice } from '../components/Choice.tsx';
import { useProblemTitle } from '../components/use-problem-title.ts';
import { ChartSheet } from './ChartSheet.tsx';
import { Plot } from './Plot.tsx';
import { countAxis, fromZero, plainAxis } from './axes.ts';
import { distributionOf, medianOf } from './distribution.ts';
import type { Bin } from './distribution.ts';

const NOTHING = { problemId: null, maxScore: 0, scores: [] } as const;

/** How the scores so far are spread, of all problems together or of one. */
export function ScoresChart({ scores }: Pick<Charts, 'scores'>) {
  const { t } = useTranslation('book');
  const format = useFormat();
  const titleOf = useProblemTitle();
  const [key, setKey] = useState('');
  const picked = scores.find(({ problemId }) => (problemId ?? '') === key) ?? NOTHING;
  const bins = useMemo(() => distributionOf(picked.scores, picked.maxScore), [picked]);
  const median = medianOf(picked.scores);
  return (
    <ChartSheet
      title={t('charts.scores.title')}
      summary={
        median === null
          ? t('charts.scores.none')
          : t('charts.scores.summary', {
              count: picked.scores.length,
              median: format.number(median),
              max: format.number(picked.maxScore),
              full: format.number(bins.at(-1)?.students ?? 0),
            })
      }
      controls={
        <Choice
          label={t('charts.of')}
          options={scores.map(({ problemId }) => ({
            key: problemId ?? '',
            words: problemId === null ? t('charts.total') : titleOf(problemId),
          }))}
          picked={key}
          onPick={setKey}
        />
      }
      head={[t('charts.scores.points'), t('charts.scores.students')]}
      rows={bins.map((bin, at) => [
        rangeWords(bin, at === bins.length - 1, format.number),
        format.number(bin.students),
      ])}
    >
      <Bars bins={bins} />
    </ChartSheet>
  );
}

const rangeWords = ({ from, below }: Bin, last: boolean, number: (value: number) => string) =>
  last ? number(from) : `${number(from)} – < ${number(below)}`;

function Bars({ bins }: { readonly bins: readonly Bin[] }) {
  const { t } = useTranslation('book');
  const format = useFormat();
  const data = useMemo<uPlot.AlignedData>(
    () => [bins.map((_bin, at) => at), bins.map(({ students }) => students)],
    [bins],
  );
  return (
    <Plot
      data={data}
      options={(ink) => ({
        legend: { show: false },
        cursor: { show: false },
        scales: {
          x: { time: false, range: [-0.6, bins.length - 0.4] },
          y: { range: fromZero },
        },
        axes: [
          {
            ...plainAxis(ink, (at) => format.number(bins[at]?.from ?? 0)),
            splits: () => bins.map((_bin, at) => at),
          },
          countAxis(ink, format, t('charts.scores.students')),
        ],
        series: [
          {},
          {
            stroke: ink.colour('--accent'),
            fill: ink.colour('--accent'),
            ...(uPlot.paths.bars !== undefined && { paths: uPlot.paths.bars({ size: [0.8] }) }),
            points: { show: false },
          },
        ],
      })}
    />
  );
}
