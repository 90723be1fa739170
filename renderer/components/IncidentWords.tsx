import { useTranslation } from 'react-i18next';
import type { Incident } from '#contract/incident.ts';
import { useFormat } from '../i18n/format.ts';

/** What was seen, what is done with it, and what comes next; in that order, without an accusation. */
export function IncidentWords({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation('watch');
  const format = useFormat();
  const { awayMs, warningsLeft, action } = incident;
  return (
    <>
      <strong>{t(`matters.${incident.matter}`)}</strong>{' '}
      {awayMs !== null && `${t('away', { wait: format.wait(awayMs) })} `}
      {t('recorded')}
      {action === 'warn' && warningsLeft !== null && ` ${t('left', { count: warningsLeft })}`}
    </>
  );
}
