import { useTranslation } from 'react-i18next';
import type { Report, TestResult } from '#contract/report.ts';
import { Line } from '../../components/Line.tsx';
import { OutcomeSign } from '../../components/OutcomeSign.tsx';
import { useFormat } from '../../i18n/format.ts';

/** What each test said, hidden ones included: this page is for staff. */
export function TestTable({ report }: { readonly report: Report }) {
  const { t } = useTranslation('pupil');
  const { loadError, tests, output } = report;
  return (
    <>
      {loadError !== null && (
        <Line tone="bad">
          {loadError.exceptionType}: {loadError.message}
          {loadError.line !== null && ` (${t('report.line', { line: loadError.line })})`}
        </Line>
      )}
      <div className="table-place">
        <table className="table">
          <caption className="visually-hidden">{t('report.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('report.test')}</th>
              <th scope="col">{t('report.outcome')}</th>
              <th scope="col">{t('report.points')}</th>
              <th scope="col">{t('report.said')}</th>
            </tr>
          </thead>
          <tbody>
            {tests.map((test) => (
              <TestLine key={`${test.visibility} ${test.name}`} test={test} />
            ))}
          </tbody>
        </table>
      </div>
      {output !== '' && (
        <details>
          <summary>{t('report.output')}</summary>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region needs focus */}
          <pre className="output" tabIndex={0} aria-label={t('report.output')}>
            {output}
          </pre>
        </details>
      )}
    </>
  );
}

function TestLine({ test }: { readonly test: TestResult }) {
  const { t } = useTranslation('pupil');
  const format = useFormat();
  const { name, visibility, outcome, points, maxPoints, message, expected, actual } = test;
  return (
    <tr>
      <th scope="row">
        <span className="code anywhere">{name}</span>{' '}
        {visibility === 'hidden' && <span className="badge">{t('report.hidden')}</span>}
      </th>
      <td>
        <span className="seat-state">
          <OutcomeSign outcome={outcome} />
          {t(`report.outcomes.${outcome}`)}
        </span>
      </td>
      <td className="numbers">
        {t('score', { score: format.number(points), max: format.number(maxPoints) })}
      </td>
      <td className="said">
        {expected !== null && actual !== null && (
          <p>
            {t('report.expected')} <span className="code">{expected}</span>, {t('report.actual')}{' '}
            <span className="code">{actual}</span>
          </p>
        )}
        {message === null ? (
          <span className="quiet">–</span>
        ) : (
          <p className="anywhere">{message}</p>
        )}
      </td>
    </tr>
  );
}
