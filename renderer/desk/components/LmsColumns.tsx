import { useTranslation } from 'react-i18next';
import { useRoom } from '../state/use-desk-parts.ts';
import { useProblemTitle } from './use-problem-title.ts';

/** Columns of the LMS as they are called there, by problem and `total`. */
export type Items = Readonly<Record<string, string>>;

type Props = { readonly items: Items; readonly onChange: (items: Items) => void };

/** Which columns of the LMS are written. A field is read when it is left, so that no preview is made of half a name. */
export function LmsColumns({ items, onChange }: Props) {
  const { t } = useTranslation('book');
  const titleOf = useProblemTitle();
  const problems = useRoom(({ exam }) => exam?.problems) ?? [];
  const columns = [
    { key: 'total', title: t('exports.total') },
    ...problems.map(({ id }) => ({ key: id, title: titleOf(id) })),
  ];
  const name = (key: string, written: string): void => {
    const title = written.trim();
    if (title === (items[key] ?? '')) return;
    const { [key]: _before, ...rest } = items;
    onChange(title === '' ? rest : { ...rest, [key]: title });
  };
  return (
    <details className="lms-columns">
      <summary>{t('exports.columns')}</summary>
      <p className="quiet small">{t('exports.columnsNote')}</p>
      <div className="export-choices">
        {columns.map(({ key, title }) => (
          <div key={key} className="field">
            <label>
              {title}
              <input
                type="text"
                maxLength={300}
                defaultValue={items[key] ?? ''}
                onBlur={(event) => name(key, event.target.value)}
              />
            </label>
          </div>
        ))}
      </div>
    </details>
  );
}
