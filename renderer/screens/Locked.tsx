import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Incident } from '#contract/incident.ts';
import type { Challenge } from '#contract/proctoring.ts';
import { CodeForm } from '../components/CodeForm.tsx';
import { EntryPage } from '../components/EntryPage.tsx';
import { IncidentWords } from '../components/IncidentWords.tsx';
import { Line } from '../components/Line.tsx';
import { StatementForm } from '../components/StatementForm.tsx';
import { useFaultWords } from '../i18n/fault-words.ts';
import { useParts } from '../state/use-parts.ts';

type Props = {
  readonly incident: Incident;
  readonly challenge: Challenge;
  readonly onStaff: () => void;
};

/** Nothing but this while the screen is locked: what was seen, whom to ask, and room for the student's own words. */
export function Locked({ incident, challenge, onStaff }: Props) {
  const { t } = useTranslation(['watch', 'entry', 'frame']);
  const { proctoring } = useParts();
  const words = useFaultWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const free = async (code: string): Promise<void> => {
    setBusy(true);
    const answer = await proctoring.unlock(code);
    setBusy(false);
    setProblem(answer.ok ? null : words.code(answer.error));
  };
  return (
    <EntryPage withState title={t('watch:locked.title')} lead={t('watch:locked.body')}>
      <Line tone="warn">
        <IncidentWords incident={incident} />
      </Line>
      <div className="receipt-card">
        <span className="quiet">{t('watch:locked.request')}</span>
        <strong className="receipt-code code">{challenge.request}</strong>
        {challenge.code !== null && <span>{t('watch:locked.demo', { code: challenge.code })}</span>}
      </div>
      <CodeForm
        code
        label={t('entry:proctor.code')}
        go={t('entry:proctor.go')}
        busy={busy}
        problem={problem}
        onSend={(code) => void free(code)}
      />
      <StatementForm incident={incident} />
      <div className="sheet-foot">
        <Button className="link" onPress={onStaff}>
          {t('frame:bar.staff')}
        </Button>
      </div>
    </EntryPage>
  );
}
