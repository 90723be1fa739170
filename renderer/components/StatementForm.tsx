import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { Label } from 'react-aria-components/Label';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { useTranslation } from 'react-i18next';
import { STATEMENT_MAX_CHARS } from '#contract/incident.ts';
import type { Incident } from '#contract/incident.ts';
import { useParts } from '../state/use-parts.ts';
import { Line } from './Line.tsx';

/** Room for the student's side of it, kept with the incident in their own words. */
export function StatementForm({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation('watch');
  const { proctoring } = useParts();
  const [text, setText] = useState('');
  const [became, setBecame] = useState<'open' | 'kept' | 'not-kept'>('open');
  if (became === 'kept' || incident.statement !== null) return <Line tone="good">{t('kept')}</Line>;
  const keep = async (): Promise<void> => {
    const answer = await proctoring.state(incident.id, text);
    setBecame(answer.ok ? 'kept' : 'not-kept');
  };
  return (
    <Form
      className="statement-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text !== '') void keep();
      }}
    >
      <TextField className="field" value={text} onChange={setText} maxLength={STATEMENT_MAX_CHARS}>
        <Label>{t('statement')}</Label>
        <TextArea rows={3} />
      </TextField>
      {became === 'not-kept' && <Line tone="bad">{t('notKept')}</Line>}
      <Button type="submit" className="button" isDisabled={text === ''}>
        {t('keep')}
      </Button>
    </Form>
  );
}
