import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';

const USUAL = [5, 10, 15, 30] as const;
const MINUTES_MAX = 600;

type Props = { readonly busy: boolean; readonly onGive: (minutes: number) => void };

/** More time: the usual amounts at one press, any other by number. It cannot be taken back, so it is asked in two steps. */
export function MinutesForm({ busy, onGive }: Props) {
  const { t } = useTranslation('room');
  const [text, setText] = useState('10');
  const id = useId();
  const minutes = Number(text);
  const sound = Number.isInteger(minutes) && minutes >= 1 && minutes <= MINUTES_MAX;
  return (
    <form
      className="side-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (sound && !busy) onGive(minutes);
      }}
    >
      <div className="field field-short">
        <label htmlFor={id}>{t('minutes.label')}</label>
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={1}
          max={MINUTES_MAX}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <div className="buttons" role="group" aria-label={t('minutes.usual')}>
        {USUAL.map((usual) => (
          <Button
            key={usual}
            className="button button-small"
            aria-pressed={minutes === usual}
            onPress={() => setText(String(usual))}
          >
            {t('minutes.some', { minutes: usual })}
          </Button>
        ))}
      </div>
      <div className="buttons">
        <Button type="submit" className="button button-primary" isDisabled={!sound || busy}>
          {sound ? t('minutes.give', { count: minutes }) : t('minutes.range')}
        </Button>
      </div>
    </form>
  );
}
