// Whether what was sent has left this computer: a quiet sign in the bar, and a sentence at the end.
import { CloudCheck, CloudUpload, HardDrive } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SentView } from '#contract/outbox.ts';
import { useSent } from '../state/use-parts.ts';

type State = 'all' | 'waiting' | 'kept';

const stateOf = ({ by, unsent }: SentView): State =>
  unsent === 0 ? 'all' : by === 'staff' ? 'kept' : 'waiting';

const SIGNS = { all: CloudCheck, waiting: CloudUpload, kept: HardDrive };

export function SentSign() {
  const { t } = useTranslation('frame');
  const view = useSent((sent) => sent.view);
  if (view === null) return null;
  const state = stateOf(view);
  const Sign = SIGNS[state];
  const words = t(`sent.${state}`, { count: view.unsent });
  return (
    <div className="sign tone-quiet" title={t(`sent.${state}Line`)}>
      <Sign size="1.125em" aria-hidden />
      <span className="sign-words">{words}</span>
    </div>
  );
}

export function SentLine() {
  const { t } = useTranslation('frame');
  const view = useSent((sent) => sent.view);
  return view === null ? null : <p className="quiet">{t(`sent.${stateOf(view)}Line`)}</p>;
}
