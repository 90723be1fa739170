import { Flag, Send } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.ts';
import type { Mark } from './time-line.ts';

type Props = {
  readonly marks: readonly Mark[];
  readonly atMs: number;
  readonly onGo: (atMs: number) => void;
};

/** All incidents and submissions, oldest first; each leads to its moment. The last one that was passed is marked. */
export function ReplayMarks({ marks, atMs, onGo }: Props) {
  const { t } = useTranslation('watch');
  const format = useFormat();
  const passed = marks.findLastIndex((mark) => mark.atMs <= atMs);
  if (marks.length === 0) return <p className="quiet">{t('replay.noMarks')}</p>;
  return (
    <ol className="replay-marks" aria-label={t('replay.marks')}>
      {marks.map((mark, at) => (
        // Marks never change places; two may share their moment.
        <li key={at} aria-current={at === passed ? 'step' : undefined}>
          <Button className="replay-mark" onPress={() => onGo(mark.atMs)}>
            {mark.kind === 'incident' ? (
              <Flag className="tone-warn" size="1em" aria-hidden />
            ) : (
              <Send className="tone-accent" size="1em" aria-hidden />
            )}
            <span className="numbers">{format.time(mark.atMs)}</span>
            <MarkWords mark={mark} />
          </Button>
        </li>
      ))}
    </ol>
  );
}

function MarkWords({ mark }: { readonly mark: Mark }) {
  const { t } = useTranslation('watch');
  if (mark.kind === 'submission') {
    return (
      <span>
        {t('replay.submission')} <span className="code">{mark.code}</span>
      </span>
    );
  }
  const { matter, count, action } = mark.incident;
  return (
    <span>
      {t(`matters.${matter}`)}{' '}
      <span className="quiet">
        {t(`panel.actions.${action}`)}
        {count > 1 && ` · × ${count}`}
      </span>
    </span>
  );
}
