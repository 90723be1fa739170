import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { useTranslation } from 'react-i18next';
import type { UnlockFault } from '#contract/desk.ts';
import { Line } from '../../components/Line.tsx';
import { useFormat } from '../../i18n/format.ts';
import { DeskFrame } from '../components/DeskFrame.tsx';
import { useDeskFaultWords } from '../i18n/desk-fault-words.ts';
import type { DeskFault } from '../state/asking.ts';
import { useDesk, useDeskParts, useTime } from '../state/use-desk-parts.ts';

/** The locked page: who it is, and the proctor's code. Nothing of the exam but its title stands here. */
export function Gate() {
  const { t } = useTranslation('desk');
  const { desk } = useDeskParts();
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<UnlockFault | DeskFault | null>(null);
  const unlock = async (): Promise<void> => {
    setBusy(true);
    const answer = await desk.unlock(name.trim(), code);
    setBusy(false);
    // A wrong code is typed anew.
    if (!answer.ok) setCode('');
    setFault(answer.ok ? null : answer.error);
  };
  return (
    <DeskFrame>
      <main className="entry">
        <div className="sheet">
          <div className="sheet-head">
            <h2>{t('gate.title')}</h2>
            <p className="lead">{t('gate.lead')}</p>
          </div>
          <Form
            className="entry-form"
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() !== '' && code !== '' && !busy) void unlock();
            }}
          >
            <TextField className="field" value={name} onChange={setName} autoComplete="name">
              <Label>{t('gate.name')}</Label>
              <Input maxLength={100} />
            </TextField>
            <TextField
              className="field field-code"
              type="password"
              value={code}
              onChange={setCode}
              autoComplete="off"
            >
              <Label>{t('gate.code')}</Label>
              <Input maxLength={40} />
            </TextField>
            <GateFault fault={fault} />
            <div className="buttons">
              <Button
                type="submit"
                className="button button-primary button-large"
                isDisabled={name.trim() === '' || code === ''}
                isPending={busy}
              >
                {t('gate.go')}
              </Button>
            </div>
          </Form>
          <p className="quiet">{t('gate.note')}</p>
        </div>
      </main>
    </DeskFrame>
  );
}

function GateFault({ fault }: { readonly fault: UnlockFault | DeskFault | null }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const words = useDeskFaultWords();
  const endsAtMs = useDesk(({ view }) => (view === null ? 0 : view.nowMs + view.waitMs));
  const leftMs = useTime((nowMs) => Math.max(0, endsAtMs - nowMs));
  if (leftMs > 0)
    return <Line tone="warn">{t('gate.tooMany', { wait: format.wait(leftMs) })}</Line>;
  if (fault === null) return null;
  switch (fault.kind) {
    case 'wrong-code':
      return <Line tone="bad">{t('gate.wrong', { count: fault.triesBeforeWait })}</Line>;
    case 'too-many-wrong-codes':
      // The wait is over.
      return null;
    case 'locked':
    case 'connection-lost':
    case 'failed':
    case 'malformed':
    case 'unknown-call':
      return <Line tone="bad">{words(fault)}</Line>;
  }
}
