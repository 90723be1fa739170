import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import uPlot from 'uplot';
import type { Charts } from '#contract/desk-gradebook.ts';
import { useFormat } from '../../i18n/format.ts';
import { ChartSheet, Legend } from './ChartSheet.tsx';
import { Plot } from './Plot.tsx';
import { countAxis, fromZero, seconds, timeAxis } from './axes.ts';

type Incidents = Charts['incidents'];

/** Each kind's token and dashes; stacked, what weighs most lies lowest. */
const KINDS = [
  { kind: 'locked', token: '--bad', dash: '' },
  { kind: 'warned', token: '--warn', dash: '10 5' },
  { kind: 'recorded', token: '--accent', dash: '2 4' },
] as const;

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** What the stations recorded, by time: a burst at one moment is often one cause. */
export function IncidentsChart({ incidents }: { readonly incidents: Incidents }) {
  const { t } = useTranslation('book');
  const format = useFormat();
  const { atMs } = incidents;
  return (
    <ChartSheet
      title={t('charts.incidents.title')}
      summary={t('charts.incidents.summary', {
        recorded: format.number(sum(incidents.recorded)),
        warned: format.number(sum(incidents.warned)),
        locked: format.number(sum(incidents.locked)),
      })}
      head={[t('charts.time'), ...KINDS.map(({ kind }) => t(`charts.incidents.${kind}`))]}
      rows={atMs.map((at, step) => [
        format.time(at),
        ...KINDS.map(({ kind }) => format.number(incidents[kind][step] ?? 0)),
      ])}
    >
      <Legend
        lines={KINDS.map(({ kind, token, dash }) => ({
          words: t(`charts.incidents.${kind}`),
          token,
          dash,
        }))}
      />
      <Stack incidents={incidents} />
    </ChartSheet>
  );
}

/** The highest pile first, so that the lower ones are drawn over it. */
const DRAWN = KINDS.toReversed();

function Stack({ incidents }: { readonly incidents: Incidents }) {
  const { t } = useTranslation('book');
  const format = useFormat();
  const data = useMemo<uPlot.AlignedData>(() => {
    const { atMs, locked, warned, recorded } = incidents;
    const upToWarned = locked.map((value, step) => value + (warned[step] ?? 0));
    const all = upToWarned.map((value, step) => value + (recorded[step] ?? 0));
    return [seconds(atMs), all, upToWarned, [...locked]];
  }, [incidents]);
  return (
    <Plot
      data={data}
      options={(ink) => ({
        legend: { show: false },
        cursor: { show: false },
        scales: { x: { time: true }, y: { range: fromZero } },
        axes: [timeAxis(ink, format), countAxis(ink, format, t('charts.incidents.count'))],
        series: [
          {},
          ...DRAWN.map(({ token, dash }) => ({
            stroke: ink.colour(token),
            fill: ink.colour(`${token}-soft`),
            width: 2,
            ...(dash !== '' && { dash: dash.split(' ').map(Number) }),
            ...(uPlot.paths.bars !== undefined && { paths: uPlot.paths.bars({ size: [0.9] }) }),
            points: { show: false },
          })),
        ],
      })}
    />
  );
}
