import { Clock } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { MINUTE_MS } from '#contract/limits.ts';
import { clockText, remainingMs } from '../state/countdown.ts';
import { useParts, useSession } from '../state/use-parts.ts';
import { useNow } from './use-tick.ts';

const toneOf = (leftMs: number): string => {
  if (leftMs <= MINUTE_MS) return 'tone-bad';
  return leftMs <= 5 * MINUTE_MS ? 'tone-warn' : '';
};

/** The time left, always in the same place. It changes colour late and never moves or blinks. */
export function TimeLeft() {
  const { t } = useTranslation('frame');
  const { client, announcer } = useParts();
  const countdown = useSession((session) => session.countdown);
  const attempt = useSession((session) => session.attempt);
  const nowMs = useNow(countdown?.running === true);
  useEffect(
    () =>
      client.on('attempt/warning', ({ minutes }) =>
        announcer.say(t('time.warning', { count: minutes })),
      ),
    [client, announcer, t],
  );

  if (attempt === null) return null;
  if (attempt.state === 'grace') return <Sign text={t('time.grace')} tone="tone-bad" />;
  if (countdown === null) return <Sign text={t('time.none')} tone="tone-quiet" />;
  const leftMs = remainingMs(countdown, nowMs);
  return (
    <div className={`sign time ${toneOf(leftMs)}`} role="timer" aria-label={t('time.left')}>
      <Clock size="1.125em" aria-hidden />
      <span className="numbers time-digits">{clockText(leftMs)}</span>
    </div>
  );
}

function Sign({ text, tone }: { readonly text: string; readonly tone: string }) {
  return (
    <div className={`sign ${tone}`}>
      <Clock size="1.125em" aria-hidden />
      <span>{text}</span>
    </div>
  );
}
