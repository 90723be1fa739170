// Axes as every chart here has them: quiet lines, the page's own text, whole numbers of people.
import type uPlot from 'uplot';
import type { Format } from '../../i18n/format.ts';
import type { Ink } from './Plot.tsx';

const quiet = ({ colour, font }: Ink): uPlot.Axis => ({
  stroke: colour('--ink-2'),
  font,
  grid: { stroke: colour('--line'), width: 1 },
  ticks: { stroke: colour('--line'), width: 1 },
});

/** @param label of what is counted, along the axis */
export const countAxis = (ink: Ink, format: Format, label: string): uPlot.Axis => ({
  ...quiet(ink),
  label,
  labelFont: ink.font,
  labelSize: ink.textPx * 1.6,
  size: ink.textPx * 3.4,
  // Nobody is half a student.
  incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000],
  values: (_plot, splits) => splits.map((value) => format.number(value)),
});

export const timeAxis = (ink: Ink, format: Format): uPlot.Axis => ({
  ...quiet(ink),
  size: ink.textPx * 2.6,
  space: ink.textPx * 6,
  values: (_plot, splits) => splits.map((seconds) => format.time(seconds * 1_000).slice(0, 5)),
});

export const plainAxis = (ink: Ink, words: (value: number) => string): uPlot.Axis => ({
  ...quiet(ink),
  grid: { show: false },
  size: ink.textPx * 2.6,
  space: ink.textPx * 5,
  values: (_plot, splits) => splits.map(words),
});

/** uPlot counts in seconds. */
export const seconds = (atMs: readonly number[]): number[] => atMs.map((ms) => ms / 1_000);

/** From zero, with room above, and never an empty scale. */
export const fromZero: uPlot.Range.Function = (_plot, _min, max) => [0, Math.max(1, max * 1.1)];
