import { ArchiveRestore, ArrowLeft } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { SubmissionView } from '#contract/submission.ts';
import { useFormat } from '../i18n/format.ts';

type Props = {
  readonly submission: SubmissionView;
  readonly source: string;
  readonly onBack: () => void;
  readonly onRestore: () => void;
};

/** A submission's source as it was sent, to read; with its whole fingerprint. */
export function SourceView({ submission, source, onBack, onRestore }: Props) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const { code, receivedAtMs, sourceSha256, sizeBytes } = submission;
  return (
    <div className="source-view">
      <h3>{t('history.viewing', { code, time: format.time(receivedAtMs) })}</h3>
      <p className="quiet source-sha">
        SHA-256 <span className="code">{sourceSha256}</span> ·{' '}
        {t('history.size', { bytes: format.number(sizeBytes) })}
      </p>
      <div className="buttons">
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed to come here is gone */}
        <Button className="button button-small" onPress={onBack} autoFocus>
          <ArrowLeft size="1em" aria-hidden />
          {t('history.back')}
        </Button>
        <Button className="button button-small" onPress={onRestore}>
          <ArchiveRestore size="1em" aria-hidden />
          {t('history.restoreThis')}
        </Button>
      </div>
      {/* Long lines scroll inside; the keyboard must be able to reach that. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region needs focus */}
      <pre className="output source-text" tabIndex={0} aria-label={t('history.sourceTitle')}>
        <code>{source}</code>
      </pre>
    </div>
  );
}
