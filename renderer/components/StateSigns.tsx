// Connection and saving, told in the bar by a sign and a word, always in the same place.
import { AlertTriangle, Check, CloudOff, LoaderCircle, Plug, Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { useFormat } from '../i18n/format.ts';
import { savedSummary } from '../state/drafts.ts';
import { useDrafts, useSession } from '../state/use-parts.ts';

export function ConnectionSign() {
  const { t } = useTranslation('frame');
  const connected = useSession((session) => session.connected);
  const Sign = connected ? Plug : Unplug;
  const words = t(connected ? 'connection.on' : 'connection.off');
  return (
    <div className={`sign ${connected ? 'tone-quiet' : 'tone-bad'}`} title={words}>
      <Sign size="1.125em" aria-hidden />
      <span className="sign-words">{words}</span>
    </div>
  );
}

export function SavedSign() {
  const { t } = useTranslation('frame');
  const format = useFormat();
  const { state, savedAtMs } = useDrafts(useShallow(savedSummary));
  switch (state) {
    case 'saved':
      return (
        <div className="sign tone-quiet">
          <Check size="1.125em" aria-hidden />
          <span className="numbers">
            {savedAtMs === null ? t('saved.none') : t('saved.at', { time: format.time(savedAtMs) })}
          </span>
        </div>
      );
    case 'changed':
    case 'saving':
      return (
        <div className="sign tone-quiet">
          <LoaderCircle size="1.125em" aria-hidden />
          <span>{t('saved.saving')}</span>
        </div>
      );
    case 'unreachable':
      return (
        <div className="sign tone-warn">
          <CloudOff size="1.125em" aria-hidden />
          <span>{t('saved.unreachable')}</span>
        </div>
      );
    case 'too-long':
    case 'storage-failed':
    case 'not-signed-in':
    case 'not-possible-now':
    case 'unknown-problem':
      return (
        <div className="sign tone-bad">
          <AlertTriangle size="1.125em" aria-hidden />
          <span>{t(state === 'too-long' ? 'saved.tooLong' : 'saved.failed')}</span>
        </div>
      );
  }
}
