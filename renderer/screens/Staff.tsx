import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { NumberField } from 'react-aria-components/NumberField';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useTranslation } from 'react-i18next';
import { EntryPage } from '../components/EntryPage.tsx';
import { Line } from '../components/Line.tsx';
import { ProctorCode } from '../components/ProctorCode.tsx';
import { actsFor, useStaffCodes } from '../components/use-staff-codes.ts';
import type { StaffActName } from '../components/use-staff-codes.ts';
import { Doctor } from './Doctor.tsx';
import { useSession } from '../state/use-parts.ts';

const MINUTES_FIRST = 10;
const MINUTES_MAX = 600;

/** What a proctor may do at this computer, each with a one-time code made elsewhere. */
export function Staff({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('entry');
  const shell = useSession(({ station }) => station?.shell ?? 'loopback');
  const [name, setName] = useState<StaffActName>('panel');
  const [minutes, setMinutes] = useState(MINUTES_FIRST);
  const codes = useStaffCodes(name, minutes, onBack);
  const [checking, setChecking] = useState(false);
  if (checking) return <Doctor onBack={() => setChecking(false)} />;
  return (
    <EntryPage title={t('staff.title')} lead={t('staff.lead')}>
      {codes.done && <Line tone="good">{t('staff.done')}</Line>}
      {codes.request === null && (
        <div className="entry-form">
          <ActChoice acts={actsFor(shell)} name={name} onPick={setName} />
          {name === 'add-time' && <Minutes value={minutes} onChange={setMinutes} />}
          <div className="buttons">
            <Button className="button button-primary button-large" onPress={codes.ask}>
              {t('staff.ask')}
            </Button>
            <Button className="button button-large" onPress={onBack}>
              {t('staff.back')}
            </Button>
          </div>
          <Button className="link" onPress={() => setChecking(true)}>
            {t('doctor.open')}
          </Button>
        </div>
      )}
      <ProctorCode
        request={codes.request}
        hint={codes.hint}
        problem={codes.problem}
        busy={false}
        onCode={codes.use}
        onBack={codes.forget}
      />
    </EntryPage>
  );
}

type ActChoiceProps = {
  readonly acts: readonly StaffActName[];
  readonly name: StaffActName;
  readonly onPick: (name: StaffActName) => void;
};

function ActChoice({ acts, name, onPick }: ActChoiceProps) {
  const { t } = useTranslation('entry');
  const pick = (value: string): void => {
    const picked = acts.find((act) => act === value);
    if (picked !== undefined) onPick(picked);
  };
  return (
    <RadioGroup className="field radios" value={name} onChange={pick}>
      <Label>{t('staff.act')}</Label>
      {acts.map((act) => (
        <Radio key={act} value={act} className="radio">
          {t(`staff.acts.${act}`)}
        </Radio>
      ))}
    </RadioGroup>
  );
}

type MinutesProps = { readonly value: number; readonly onChange: (minutes: number) => void };

function Minutes({ value, onChange }: MinutesProps) {
  const { t } = useTranslation('entry');
  return (
    <NumberField
      className="field field-short"
      value={value}
      minValue={1}
      maxValue={MINUTES_MAX}
      onChange={(minutes) => {
        if (Number.isInteger(minutes)) onChange(minutes);
      }}
    >
      <Label>{t('staff.minutes')}</Label>
      <Input />
    </NumberField>
  );
}
