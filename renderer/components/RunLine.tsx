import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { useTranslation } from 'react-i18next';
import type { ProblemView } from '#contract/problem.ts';
import { useParts } from '../state/use-parts.ts';

/** What a running program reads, line by line, and the end of it. */
export function RunLine({ problem }: { readonly problem: ProblemView }) {
  const { t } = useTranslation('run');
  const { runs } = useParts();
  const [line, setLine] = useState('');
  const box = useRef<HTMLInputElement>(null);
  // Whoever has just pressed Run answers the program next.
  useEffect(() => box.current?.focus(), []);
  return (
    <Form
      className="run-line"
      onSubmit={(event) => {
        event.preventDefault();
        setLine('');
        void runs.type(problem.id, line);
      }}
    >
      <TextField className="field" value={line} onChange={setLine}>
        <Label>{t('line')}</Label>
        <Input ref={box} className="code" spellCheck="false" autoComplete="off" />
      </TextField>
      <Button type="submit" className="button">
        {t('sendLine')}
      </Button>
      <Button className="button button-quiet" onPress={() => void runs.endInput(problem.id)}>
        {t('endInput')}
      </Button>
    </Form>
  );
}
