import { useTranslation } from 'react-i18next';
import type { Incident } from '#contract/incident.ts';
import { useFormat } from '../i18n/format.ts';

/** Incidents, newest first, with the student's own words beside what was seen. */
export function IncidentTable({ incidents }: { readonly incidents: readonly Incident[] }) {
  const { t } = useTranslation('watch');
  const format = useFormat();
  if (incidents.length === 0) return <p className="quiet">{t('panel.noIncidents')}</p>;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('panel.time')}</th>
          <th scope="col">{t('panel.seen')}</th>
          <th scope="col">{t('panel.reading')}</th>
          <th scope="col">{t('panel.action')}</th>
          <th scope="col">{t('panel.words')}</th>
        </tr>
      </thead>
      <tbody>
        {incidents.map((incident) => (
          <tr key={incident.id}>
            <td className="numbers">{format.time(incident.atMs)}</td>
            <td>
              {t(`matters.${incident.matter}`)}{' '}
              {incident.awayMs !== null && t('away', { wait: format.wait(incident.awayMs) })}{' '}
              <span className="quiet numbers">
                {incident.kind}
                {incident.count > 1 && ` × ${incident.count}`}
              </span>
            </td>
            <td>{t(`panel.classes.${incident.class}`)}</td>
            <td>{t(`panel.actions.${incident.action}`)}</td>
            <td>{incident.statement ?? <span className="quiet">–</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
