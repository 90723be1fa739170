import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type Props = {
  readonly title: string;
  /** What the chart says, in a sentence. */
  readonly summary: string;
  readonly controls?: ReactNode;
  readonly children: ReactNode;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** A chart with its sentence, and the same figures as a table. */
export function ChartSheet({ title, summary, controls, children, head, rows }: Props) {
  const { t } = useTranslation('book');
  return (
    <section className="chart" aria-label={title}>
      <div className="sheet-line">
        <h3>{title}</h3>
        {controls}
      </div>
      <p>{summary}</p>
      {children}
      <details>
        <summary>{t('charts.table')}</summary>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region needs focus */}
        <div className="table-place" tabIndex={0} role="region" aria-label={title}>
          <table className="table numbers">
            <thead>
              <tr>
                {head.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([first = '', ...others]) => (
                <tr key={first}>
                  <th scope="row">{first}</th>
                  {others.map((value, at) => (
                    <td key={head[at + 1]}>{value}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

export type LegendLine = {
  readonly words: string;
  /** Name of the colour's token. */
  readonly token: string;
  readonly dash: string;
};

/** Which line is which: by colour and by its dashes. */
export function Legend({ lines }: { readonly lines: readonly LegendLine[] }) {
  return (
    <ul className="legend" aria-hidden>
      {lines.map(({ words, token, dash }) => (
        <li key={token + dash}>
          <svg width="2.25rem" height="0.75rem" viewBox="0 0 36 12" aria-hidden>
            <path
              d="M0 6H36"
              fill="none"
              stroke={`var(${token})`}
              strokeWidth="3"
              strokeDasharray={dash}
            />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}
