import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';

const TEXT_MAX_CHARS = 500;

type Props = { readonly busy: boolean; readonly onSend: (text: string) => void };

/** A few sentences for the student's screen. */
export function MessageForm({ busy, onSend }: Props) {
  const { t } = useTranslation('room');
  const [text, setText] = useState('');
  const id = useId();
  return (
    <form
      className="side-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '' && !busy) onSend(text.trim());
      }}
    >
      <div className="field">
        <label htmlFor={id}>{t('message.label')}</label>
        <textarea
          id={id}
          rows={3}
          maxLength={TEXT_MAX_CHARS}
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-describedby={`${id}-note`}
        />
        <p id={`${id}-note`} className="quiet small">
          {t('message.note', { count: TEXT_MAX_CHARS - text.length })}
        </p>
      </div>
      <div className="buttons">
        <Button
          type="submit"
          className="button button-primary"
          isDisabled={text.trim() === '' || busy}
        >
          {t('message.send')}
        </Button>
      </div>
    </form>
  );
}
