import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Check, Examination } from '#contract/doctor.ts';
import { localized } from '#contract/language.ts';
import type { Result } from '#contract/result.ts';
import { fail } from '#contract/result.ts';
import type { Client } from '#contract/wire.ts';
import { EntryPage } from '../components/EntryPage.tsx';
import { Line } from '../components/Line.tsx';
import type { Tone } from '../components/Line.tsx';
import { hostErrorKind } from '../host-error.ts';
import type { HostFault } from '../state/session.ts';
import { useParts, useSettings } from '../state/use-parts.ts';

type Answer = Result<Examination, { readonly kind: 'staff-only' } | HostFault>;

const TONES: Readonly<Record<Check['state'], Tone>> = { ok: 'good', warn: 'warn', fail: 'bad' };

/** What this computer can and cannot do, with the step that mends each lack. What must be mended stands first. */
export function Doctor({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('entry');
  const { answer, lookAgain } = useExamination();
  return (
    <EntryPage wide title={t('doctor.title')} lead={t('doctor.lead')}>
      <div className="buttons">
        <Button className="button button-large" onPress={onBack}>
          <ArrowLeft size="1em" aria-hidden />
          {t('doctor.back')}
        </Button>
        {answer !== null && (
          <Button className="button button-primary button-large" onPress={lookAgain}>
            {t('doctor.again')}
          </Button>
        )}
      </div>
      <Looked answer={answer} />
    </EntryPage>
  );
}

function Looked({ answer }: { readonly answer: Answer | null }) {
  const { t } = useTranslation('entry');
  if (answer === null) return <Line tone="info">{t('doctor.looking')}</Line>;
  if (!answer.ok) {
    const staffOnly = answer.error.kind === 'staff-only';
    return <Line tone="bad">{t(staffOnly ? 'doctor.staffOnly' : 'doctor.noHost')}</Line>;
  }
  const { ok, checks } = answer.value;
  const broken = checks.filter(({ state }) => state === 'fail').length;
  return (
    <>
      <Line tone={ok ? 'good' : 'bad'}>
        {ok ? t('doctor.fit') : t('doctor.unfit', { count: broken })}
      </Line>
      <CheckTable checks={checks} />
    </>
  );
}

const ORDER = ['fail', 'warn', 'ok'] as const;

function CheckTable({ checks }: { readonly checks: readonly Check[] }) {
  const { t } = useTranslation('entry');
  const locale = useSettings((settings) => settings.locale);
  const rows = ORDER.flatMap((state) => checks.filter((check) => check.state === state));
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('doctor.what')}</th>
          <th scope="col">{t('doctor.state')}</th>
          <th scope="col">{t('doctor.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, state, what, reason, step }) => (
          <tr key={id}>
            <th scope="row">{localized(what, locale)}</th>
            <td className={`check check-${TONES[state]}`}>{t(`doctor.states.${state}`)}</td>
            <td>
              {localized(reason, locale)}
              {step !== null && <p className="check-step">{localized(step, locale)}</p>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Null while the host looks: it grades a program in each language, which takes a few seconds. */
function useExamination(): { readonly answer: Answer | null; readonly lookAgain: () => void } {
  const { client } = useParts();
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    let wanted = true;
    const look = async (): Promise<void> => {
      const known = await examined(client);
      if (wanted) setAnswer(known);
    };
    void look();
    return () => {
      wanted = false;
    };
  }, [client]);
  const lookAgain = (): void => {
    setAnswer(null);
    const look = async (): Promise<void> => setAnswer(await examined(client));
    void look();
  };
  return { answer, lookAgain };
}

const examined = (client: Client): Promise<Answer> =>
  client.call('doctor/examine', {}).catch((error: unknown) => fail({ kind: hostErrorKind(error) }));
