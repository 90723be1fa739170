import { useTranslation } from 'react-i18next';
import { useDeskParts, useRoom } from '../state/use-desk-parts.ts';

/** Whoever is on the roster and sits nowhere yet. */
export function Absent() {
  const { t } = useTranslation('room');
  const { places } = useDeskParts();
  const absent = useRoom((room) => room.absent);
  if (absent.length === 0) return null;
  return (
    <details className="absent">
      <summary>{t('absent.title', { count: absent.length })}</summary>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('absent.name')}</th>
            <th scope="col">{t('absent.id')}</th>
            <th scope="col">{t('absent.group')}</th>
            <th scope="col">{t('absent.seat')}</th>
          </tr>
        </thead>
        <tbody>
          {absent.map(({ studentId, name, group, seat }) => (
            <tr key={studentId}>
              <th scope="row">
                <button
                  type="button"
                  className="link"
                  onClick={() => places.go({ page: 'student', studentId })}
                >
                  {name}
                </button>
              </th>
              <td className="code">{studentId}</td>
              <td>{group ?? '–'}</td>
              <td>{seat ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
