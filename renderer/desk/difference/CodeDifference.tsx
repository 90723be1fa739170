import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { part } from '../../state/difference.ts';
import { differenceOf, partnersOf } from './lines.ts';
import type { DifferenceRow } from './lines.ts';

type Props = { readonly before: string; readonly after: string };

/** What changed from one source to the other, line by line; within a changed line, where it parts. */
export function CodeDifference({ before, after }: Props) {
  const { t } = useTranslation('pupil');
  const rows = useMemo(() => differenceOf(before, after), [before, after]);
  const partners = useMemo(() => partnersOf(rows), [rows]);
  const removed = rows.filter(({ kind }) => kind === 'removed').length;
  const added = rows.filter(({ kind }) => kind === 'added').length;
  return (
    <>
      <p className="numbers" role="status">
        {removed + added === 0
          ? t('difference.none')
          : `${t('difference.removed', { count: removed })}, ${t('difference.added', { count: added })}`}
      </p>
      <div
        className="code-view code"
        role="region"
        aria-label={t('difference.label')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region needs focus
        tabIndex={0}
      >
        {rows.map((row, at) => (
          // Rows of one difference never change places.
          <Row key={at} row={row} partner={partners[at] ?? null} />
        ))}
      </div>
    </>
  );
}

const SIGNS = { same: ' ', removed: '−', added: '+' } as const;

type RowProps = { readonly row: DifferenceRow; readonly partner: string | null };

function Row({ row, partner }: RowProps) {
  const { t } = useTranslation('pupil');
  return (
    <div className={`code-line code-${row.kind}`}>
      <span className="code-number" aria-hidden>
        {row.kind === 'added' ? '' : row.before}
      </span>
      <span className="code-number" aria-hidden>
        {row.kind === 'removed' ? '' : row.after}
      </span>
      <span className="code-sign" aria-hidden>
        {SIGNS[row.kind]}
      </span>
      <code>
        {row.kind !== 'same' && (
          <span className="visually-hidden">{t(`difference.${row.kind}Line`)} </span>
        )}
        {row.kind === 'same' || partner === null ? row.text : marked(row, partner)}
      </code>
    </div>
  );
}

function marked({ kind, text }: DifferenceRow, partner: string): ReactNode {
  const { before, different, after } = part(text, partner).one;
  if (different === '' || (before + after).trim() === '') return text;
  return (
    <>
      {before}
      <mark className={kind === 'added' ? 'mark-extra' : 'mark-missing'}>{different}</mark>
      {after}
    </>
  );
}
