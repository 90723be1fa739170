import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { NumberField } from 'react-aria-components/NumberField';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useTranslation } from 'react-i18next';
import type { StaffAct } from '#contract/exam.ts';
import { EntryPage } from '../components/EntryPage.tsx';
import { Line } from '../components/Line.tsx';
import { ProctorCode } from '../components/ProctorCode.tsx';
import { useFaultWords } from '../i18n/fault-words.ts';
import { useParts } from '../state/use-parts.ts';

const ACTS = ['add-time', 'end-attempt', 'return-to-start'] as const;
type ActName = (typeof ACTS)[number];
const MINUTES_FIRST = 10;
const MINUTES_MAX = 600;

/** What a proctor may do at this computer, each with a one-time code made elsewhere. */
export function Staff({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('entry');
  const { session } = useParts();
  const words = useFaultWords();
  const [name, setName] = useState<ActName>('add-time');
  const [minutes, setMinutes] = useState(MINUTES_FIRST);
  const [request, setRequest] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const act: StaffAct = name === 'add-time' ? { act: name, minutes } : { act: name };

  const ask = async (): Promise<void> => {
    setDone(false);
    const answer = await session.staffRequest(act);
    setRequest(answer.ok ? answer.value.request : null);
    setProblem(answer.ok ? null : words.staff(answer.error));
  };
  const use = async (code: string): Promise<void> => {
    const answer = await session.staffAct(act, code);
    setProblem(answer.ok ? null : words.staff(answer.error));
    if (!answer.ok) return;
    setRequest(null);
    setDone(true);
    if (name !== 'add-time') onBack();
  };
  return (
    <EntryPage title={t('staff.title')} lead={t('staff.lead')}>
      {done && <Line tone="good">{t('staff.done')}</Line>}
      {request === null && (
        <div className="entry-form">
          <ActChoice name={name} onPick={setName} />
          {name === 'add-time' && <Minutes value={minutes} onChange={setMinutes} />}
          <div className="buttons">
            <Button className="button button-primary button-large" onPress={() => void ask()}>
              {t('staff.ask')}
            </Button>
            <Button className="button button-large" onPress={onBack}>
              {t('staff.back')}
            </Button>
          </div>
        </div>
      )}
      <ProctorCode
        request={request}
        problem={problem}
        busy={false}
        onCode={(code) => void use(code)}
        onBack={() => setRequest(null)}
      />
    </EntryPage>
  );
}

type ActChoiceProps = { readonly name: ActName; readonly onPick: (name: ActName) => void };

function ActChoice({ name, onPick }: ActChoiceProps) {
  const { t } = useTranslation('entry');
  const pick = (value: string): void => {
    const picked = ACTS.find((act) => act === value);
    if (picked !== undefined) onPick(picked);
  };
  return (
    <RadioGroup className="field radios" value={name} onChange={pick}>
      <Label>{t('staff.act')}</Label>
      {ACTS.map((act) => (
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
