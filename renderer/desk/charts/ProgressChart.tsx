import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type uPlot from 'uplot';
import type { Charts } from '#contract/desk-gradebook.ts';
import { useFormat } from '../../i18n/format.ts';
import { Choice } from '../components/Choice.tsx';
import { useProblemTitle } from '../components/use-problem-title.ts';
import { ChartSheet, Legend } from './ChartSheet.tsx';
import type { LegendLine } from './ChartSheet.tsx';
import { Plot } from './Plot.tsx';
import { countAxis, fromZero, seconds, timeAxis } from './axes.ts';

type Progress = Charts['progress'];
type LineOf = LegendLine & { readonly values: readonly number[] };

/** Who had begun, submitted, got full marks and ended by when. */
export function ProgressChart({ progress }: { readonly progress: Progress }) {
  const { t } = useTranslation('book');
  const format = useFormat();
  const titleOf = useProblemTitle();
  const [key, setKey] = useState('');
  const lines = useLines(progress, key);
  const { atMs } = progress;
  return (
    <ChartSheet
      title={t('charts.progress.title')}
      summary={t('charts.progress.summary', {
        begun: format.number(progress.begun.at(-1) ?? 0),
        ended: format.number(progress.ended.at(-1) ?? 0),
      })}
      controls={
        <Choice
          label={t('charts.of')}
          options={[
            { key: '', words: t('charts.attempts') },
            ...progress.problems.map(({ problemId }) => ({
              key: problemId,
              words: titleOf(problemId),
            })),
          ]}
          picked={key}
          onPick={setKey}
        />
      }
      head={[t('charts.time'), ...lines.map(({ words }) => words)]}
      rows={atMs.map((at, step) => [
        format.time(at),
        ...lines.map(({ values }) => format.number(values[step] ?? 0)),
      ])}
    >
      <Legend lines={lines} />
      <Lines key={key} atMs={atMs} lines={lines} />
    </ChartSheet>
  );
}

function useLines(progress: Progress, key: string): readonly LineOf[] {
  const { t } = useTranslation('book');
  return useMemo(() => {
    const { begun, ended, problems } = progress;
    const of = problems.find(({ problemId }) => problemId === key);
    const own: readonly LineOf[] =
      of === undefined
        ? [{ words: t('charts.progress.ended'), token: '--good', dash: '2 4', values: ended }]
        : [
            {
              words: t('charts.progress.submitted'),
              token: '--warn',
              dash: '10 5',
              values: of.submitted,
            },
            { words: t('charts.progress.full'), token: '--good', dash: '2 4', values: of.full },
          ];
    return [
      { words: t('charts.progress.begun'), token: '--accent', dash: '', values: begun },
      ...own,
    ];
  }, [progress, key, t]);
}

type LinesProps = { readonly atMs: readonly number[]; readonly lines: readonly LineOf[] };

function Lines({ atMs, lines }: LinesProps) {
  const { t } = useTranslation('book');
  const format = useFormat();
  const data = useMemo<uPlot.AlignedData>(
    () => [seconds(atMs), ...lines.map(({ values }) => [...values])],
    [atMs, lines],
  );
  return (
    <Plot
      data={data}
      options={(ink) => ({
        legend: { show: false },
        cursor: { show: false },
        scales: { x: { time: true }, y: { range: fromZero } },
        axes: [timeAxis(ink, format), countAxis(ink, format, t('charts.scores.students'))],
        series: [
          {},
          ...lines.map(({ token, dash }) => ({
            stroke: ink.colour(token),
            width: 2.5,
            ...(dash !== '' && { dash: dash.split(' ').map(Number) }),
            points: { show: false },
          })),
        ],
      })}
    />
  );
}
