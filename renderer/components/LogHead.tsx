import { useTranslation } from 'react-i18next';
import type { Receipt } from '#contract/submission.ts';
import { shortSha256 } from '../state/sha256.ts';

/** What the station's log must match later: enough of it to note at a glance, all of it one press away. */
export function LogHead({ logHead }: Pick<Receipt, 'logHead'>) {
  const { t } = useTranslation('work');
  if (logHead === null) return null;
  return (
    <details className="log-head">
      <summary>
        {t('send.logHead')} <span className="code">{shortSha256(logHead)}</span>
      </summary>
      <span className="code log-head-whole">{logHead}</span>
      <p>{t('send.logHeadMeaning')}</p>
    </details>
  );
}
