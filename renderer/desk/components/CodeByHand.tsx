import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { codePurposeShape } from '#contract/desk.ts';
import { Choice } from './Choice.tsx';
import { MadeCode } from './MadeCode.tsx';

const PURPOSES = codePurposeShape.options;
type Purpose = (typeof PURPOSES)[number];
type Asked = { readonly purpose: Purpose; readonly request: string; readonly minutes: number };

const REQUEST_MAX_CHARS = 40;
const MINUTES_MAX = 600;

/** For stations that no order reaches: what their screen shows is typed here, and the code read aloud. */
export function CodeByHand() {
  const { t } = useTranslation('room');
  const [purpose, setPurpose] = useState<Purpose>('unlock');
  const [request, setRequest] = useState('');
  const [minutes, setMinutes] = useState('10');
  const [asked, setAsked] = useState<Asked | null>(null);
  const id = useId();
  const minutesSound = /^\d{1,3}$/u.test(minutes) && Number(minutes) <= MINUTES_MAX;
  return (
    <form
      className="side-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (request.trim() === '' || !minutesSound) return;
        const given = purpose === 'add-time' ? Number(minutes) : 0;
        setAsked({ purpose, request: request.trim(), minutes: given });
      }}
    >
      <p className="quiet">{t('code.lead')}</p>
      <Choice
        label={t('code.purpose')}
        options={PURPOSES.map((key) => ({ key, words: t(`code.purposes.${key}`) }))}
        picked={purpose}
        onPick={setPurpose}
      />
      {purpose === 'add-time' && (
        <div className="field field-short">
          <label htmlFor={`${id}-minutes`}>{t('minutes.label')}</label>
          <input
            id={`${id}-minutes`}
            inputMode="numeric"
            value={minutes}
            onChange={(event) => setMinutes(event.target.value)}
          />
        </div>
      )}
      <div className="field field-code">
        <label htmlFor={id}>{t('code.request')}</label>
        <input
          id={id}
          value={request}
          maxLength={REQUEST_MAX_CHARS}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setRequest(event.target.value)}
        />
      </div>
      <div className="buttons">
        <Button type="submit" className="button button-primary" isDisabled={request.trim() === ''}>
          {t('code.make')}
        </Button>
      </div>
      {asked !== null && <MadeCode {...asked} />}
    </form>
  );
}
