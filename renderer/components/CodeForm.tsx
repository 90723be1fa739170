import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { Line } from './Line.tsx';

type Props = {
  readonly label: string;
  readonly go: string;
  readonly busy?: boolean;
  /** Shown as it is typed: ids and codes are read aloud and compared. */
  readonly code?: boolean;
  readonly problem?: string | null;
  readonly children?: ReactNode;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly onSend: (value: string) => void;
};

/** One field and its button, with what went wrong said beneath the field. */
export function CodeForm({
  label,
  go,
  busy = false,
  code = false,
  problem = null,
  ...rest
}: Props) {
  const { children, onSend, onChange } = rest;
  const [own, setOwn] = useState('');
  const value = rest.value ?? own;
  const change = onChange ?? setOwn;
  return (
    <Form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== '' && !busy) onSend(value);
      }}
    >
      <div className="field-and-go">
        <TextField
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page was opened to fill this one field
          autoFocus
          className={code ? 'field field-code' : 'field'}
          value={value}
          onChange={change}
          autoComplete="off"
          spellCheck="false"
        >
          <Label>{label}</Label>
          <Input autoCapitalize="off" />
        </TextField>
        <Button
          type="submit"
          className="button button-primary button-large"
          isDisabled={value === ''}
          isPending={busy}
        >
          {go}
        </Button>
      </div>
      {problem !== null && <Line tone="bad">{problem}</Line>}
      {children}
    </Form>
  );
}
