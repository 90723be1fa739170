import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { localized } from '#contract/language.ts';
import type { LockedExam, PackageRefused } from '#contract/exam.ts';
import { CodeForm } from '../components/CodeForm.tsx';
import { Line } from '../components/Line.tsx';
import { EntryPage } from '../components/EntryPage.tsx';
import { useFaultWords } from '../i18n/fault-words.ts';
import { useFormat } from '../i18n/format.ts';
import { useParts, useSettings } from '../state/use-parts.ts';
import { Doctor } from './Doctor.tsx';

type Props = {
  readonly locked: LockedExam | null;
  /** Why the package that lies here cannot be opened at all. */
  readonly refused: PackageRefused | null;
};

/** A package that waits for the proctor's start code, one that cannot be opened, or no exam at all. */
export function OpenExam({ locked, refused }: Props) {
  const { t } = useTranslation('entry');
  const words = useFaultWords();
  const [checking, setChecking] = useState(false);
  if (locked !== null) return <LockedPage locked={locked} />;
  if (checking) return <Doctor onBack={() => setChecking(false)} />;
  const check = (
    <Button className="link" onPress={() => setChecking(true)}>
      {t('doctor.open')}
    </Button>
  );
  if (refused === null)
    return (
      <EntryPage title={t('open.none')} lead={t('open.noneBody')}>
        {check}
      </EntryPage>
    );
  return (
    <EntryPage title={t('open.none')}>
      <Line tone="bad">{words.open(refused)}</Line>
      <p className="code quiet">{refused.detail}</p>
      {check}
    </EntryPage>
  );
}

function LockedPage({ locked }: { readonly locked: LockedExam }) {
  const { t } = useTranslation('entry');
  const { session } = useParts();
  const words = useFaultWords();
  const locale = useSettings((settings) => settings.locale);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const open = async (startCode: string): Promise<void> => {
    setBusy(true);
    const answer = await session.openExam(startCode);
    setBusy(false);
    setProblem(answer.ok ? null : words.open(answer.error));
  };
  return (
    <EntryPage title={localized(locked.title, locale)} lead={t('open.title')}>
      <CodeForm
        code
        label={t('open.code')}
        go={busy ? t('open.going') : t('open.go')}
        busy={busy}
        problem={problem}
        onSend={(code) => void open(code)}
      >
        <p className="quiet">{t('open.lead')}</p>
      </CodeForm>
      <PackageFacts locked={locked} />
    </EntryPage>
  );
}

function PackageFacts({ locked }: { readonly locked: LockedExam }) {
  const { t } = useTranslation('entry');
  const format = useFormat();
  const { opensAtMs, closesAtMs, signer, signerFingerprint } = locked;
  return (
    <ul className="facts">
      {opensAtMs !== null && <li>{t('open.opens', { time: format.dayAndTime(opensAtMs) })}</li>}
      {closesAtMs !== null && <li>{t('open.closes', { time: format.dayAndTime(closesAtMs) })}</li>}
      <li>{t('open.signer', { signer })}</li>
      <li>
        {t('open.fingerprint', { fingerprint: '' })}
        <span className="code">{signerFingerprint}</span>
      </li>
    </ul>
  );
}
