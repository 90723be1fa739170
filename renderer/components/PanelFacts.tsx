import { useTranslation } from 'react-i18next';
import type { Panel } from '#contract/proctoring.ts';
import { shortSha256 } from '../state/sha256.ts';
import { PanelOutbox } from './PanelOutbox.tsx';

/** Who sits here, what waits for grading, and what the log must match. */
export function PanelFacts({ panel }: { readonly panel: Panel }) {
  const { t } = useTranslation('watch');
  const { attempt, locked, queue, log, outbox } = panel;
  return (
    <dl className="panel-facts">
      {attempt !== null && (
        <div>
          <dt>{t('panel.student')}</dt>
          <dd>
            {attempt.studentName} <span className="code quiet">{attempt.studentId}</span>
          </dd>
        </div>
      )}
      {attempt !== null && (
        <div>
          <dt>{t('panel.state')}</dt>
          <dd>
            {t(`panel.states.${attempt.state}`)}
            {locked && ` · ${t('panel.locked')}`}
          </dd>
        </div>
      )}
      <div>
        <dt>{t('panel.queue')}</dt>
        <dd>{t('panel.queueValue', { ...queue })}</dd>
      </div>
      <div>
        <dt>{t('panel.log')}</dt>
        <dd>
          {t('panel.logValue', { count: log.entries })}{' '}
          <span className="code" title={log.head}>
            {shortSha256(log.head)}
          </span>
        </dd>
      </div>
      <div>
        <dt>{t('panel.key')}</dt>
        <dd className="code">{log.keyFingerprint}</dd>
      </div>
      {outbox !== null && <PanelOutbox outbox={outbox} />}
    </dl>
  );
}
