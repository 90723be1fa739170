import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { CodeForm } from './CodeForm.tsx';
import { Line } from './Line.tsx';

type Props = {
  /** What the student reads to the proctor; null while no code is asked for. */
  readonly request: string | null;
  readonly problem: string | null;
  readonly busy: boolean;
  readonly onCode: (code: string) => void;
  readonly onBack: () => void;
};

/** Why it does not go on, and where a proctor can help: what to read to them, and where to type their code. */
export function ProctorCode({ request, problem, busy, onCode, onBack }: Props) {
  const { t } = useTranslation('entry');
  if (request === null) return problem === null ? null : <Line tone="bad">{problem}</Line>;
  return (
    <>
      {problem !== null && <Line tone="warn">{problem}</Line>}
      <div className="receipt-card">
        <span className="quiet">{t('proctor.request')}</span>
        <strong className="receipt-code code">{request}</strong>
      </div>
      <CodeForm code label={t('proctor.code')} go={t('proctor.go')} busy={busy} onSend={onCode} />
      <Button className="button button-large" onPress={onBack}>
        {t('signIn.no')}
      </Button>
    </>
  );
}
