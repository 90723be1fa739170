import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { AttemptView, ExamView } from '#contract/exam.ts';
import { localized } from '#contract/language.ts';
import { EntryPage } from '../components/EntryPage.tsx';
import { Line } from '../components/Line.tsx';
import { Markdown } from '../components/Markdown.tsx';
import { useFaultWords } from '../i18n/fault-words.ts';
import { useFormat } from '../i18n/format.ts';
import { useParts, useSettings } from '../state/use-parts.ts';

type Props = { readonly exam: ExamView; readonly attempt: AttemptView };

/** What is recorded and why, and the exam's own rules; the time begins with the button. */
export function Rules({ exam, attempt }: Props) {
  const { t } = useTranslation('entry');
  const format = useFormat();
  const locale = useSettings((settings) => settings.locale);
  const allottedMs = attempt.allottedMs ?? exam.durationMs;
  return (
    <EntryPage title={t('rules.title')} lead={t('rules.hello', { name: attempt.studentName })}>
      <ul className="rules">
        <li>
          {allottedMs === null
            ? t('rules.timeNone')
            : t('rules.time', { minutes: format.minutes(allottedMs) })}
        </li>
        <li>{t('rules.saved')}</li>
        <li>{t('rules.tests')}</li>
        <li>{t('rules.pasting')}</li>
      </ul>
      <section className="aside">
        <h3>{t('rules.recordedTitle')}</h3>
        <p>{t('rules.recorded')}</p>
      </section>
      {exam.rules !== null && (
        <section>
          <h3>{t('rules.own')}</h3>
          <Markdown text={localized(exam.rules, locale)} headingsFrom={4} />
        </section>
      )}
      <BeginButtons />
    </EntryPage>
  );
}

function BeginButtons() {
  const { t } = useTranslation('entry');
  const { session } = useParts();
  const words = useFaultWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const begin = async (): Promise<void> => {
    setBusy(true);
    const answer = await session.begin();
    setBusy(false);
    if (!answer.ok) setProblem(words.step(answer.error));
  };
  const leave = async (): Promise<void> => {
    const answer = await session.signOut();
    if (!answer.ok) setProblem(words.step(answer.error));
  };
  return (
    <>
      {problem !== null && <Line tone="bad">{problem}</Line>}
      <div className="buttons">
        <Button
          className="button button-primary button-large"
          isPending={busy}
          onPress={() => void begin()}
        >
          {busy ? t('rules.beginning') : t('rules.begin')}
        </Button>
        <Button className="button button-large" onPress={() => void leave()}>
          {t('rules.back')}
        </Button>
      </div>
    </>
  );
}
