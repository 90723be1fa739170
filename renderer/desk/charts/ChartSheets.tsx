import type { Charts } from '#contract/desk-gradebook.ts';
import { IncidentsChart } from './IncidentsChart.tsx';
import { ProgressChart } from './ProgressChart.tsx';
import { ScoresChart } from './ScoresChart.tsx';

/** The three charts; each says the same in a table. */
export function ChartSheets({ charts }: { readonly charts: Charts }) {
  return (
    <div className="charts">
      <ScoresChart scores={charts.scores} />
      <ProgressChart progress={charts.progress} />
      <IncidentsChart incidents={charts.incidents} />
    </div>
  );
}
