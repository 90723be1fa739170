import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { CodeForm } from './CodeForm.tsx';
import { Line } from './Line.tsx';

type Props = {
  /** What the student reads to the proctor; null while no code is asked for. */
  readonly request: string | null;
  /** The code itself, where no proctor stands by. */
  readonly hint?: string | null;
  readonly problem: string | null;
  readonly busy: boolean;
  readonly onCode: (code: string) => void;
  readonly onBack: () => void;
};

/** Why it does not go on, and where a proctor can help: what to read to them, and where to type their code. */
export function ProctorCode({ request, hint = null, problem, busy, onCode, onBack }: Props) {
  const { t } = useTranslation(['entry', 'watch']);
  if (request === null) return problem === null ? null : <Line tone="bad">{problem}</Line>;
  return (
    <>
      {problem !== null && <Line tone="warn">{problem}</Line>}
      <div className="receipt-card">
        <span className="quiet">{t('entry:proctor.request')}</span>
        <strong className="receipt-code code">{request}</strong>
        {hint !== null && <span>{t('watch:locked.demo', { code: hint })}</span>}
      </div>
      <CodeForm
        code
        label={t('entry:proctor.code')}
        go={t('entry:proctor.go')}
        busy={busy}
        onSend={onCode}
      />
      <Button className="button button-large" onPress={onBack}>
        {t('entry:signIn.no')}
      </Button>
    </>
  );
}
