import { useTranslation } from 'react-i18next';
import type { OutboxView, SinkView } from '#contract/outbox.ts';

/** What has left this station, where to, and why the rest has not. */
export function PanelOutbox({ outbox }: { readonly outbox: OutboxView }) {
  const { t } = useTranslation('watch');
  const { facts, unsent, sinks } = outbox;
  return (
    <div className="panel-outbox">
      <dt>{t('outbox.title')}</dt>
      <dd>
        {t(unsent === 0 ? 'outbox.all' : 'outbox.some', { count: facts, unsent })}
        {sinks.length === 0 && ` ${t('outbox.noSinks')}`}
        {sinks.map((sink) => (
          <div key={sink.name}>
            <span className="code">{sink.name}</span>{' '}
            {t('outbox.arrived', { count: sink.delivered, facts })}
            <SinkTrouble sink={sink} />
          </div>
        ))}
      </dd>
    </div>
  );
}

/** The reason in words, and the system's own for whoever must mend it. */
function SinkTrouble({ sink: { trouble, refused, refusal } }: { readonly sink: SinkView }) {
  const { t } = useTranslation('watch');
  return (
    <>
      {trouble !== null && (
        <p className="tone-warn">
          {t(`outbox.troubles.${trouble.reason}`)} <span className="quiet">{trouble.detail}</span>
        </p>
      )}
      {refused > 0 && (
        <p className="tone-bad">
          {t('outbox.refused', { count: refused })} <span className="quiet">{refusal}</span>
        </p>
      )}
    </>
  );
}
