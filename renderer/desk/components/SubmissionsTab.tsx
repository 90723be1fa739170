import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskSubmission, StudentPage, SubmissionLook } from '#contract/desk-student.ts';
import type { Result } from '#contract/result.ts';
import { Line } from '../../components/Line.tsx';
import { useFormat } from '../../i18n/format.ts';
import { CodeDifference } from '../difference/CodeDifference.tsx';
import { CodeView } from '../difference/CodeView.tsx';
import { useDeskFaultWords } from '../i18n/desk-fault-words.ts';
import type { DeskFault } from '../state/asking.ts';
import { useAnswer, useDeskParts } from '../state/use-desk-parts.ts';
import { Choice } from './Choice.tsx';
import { SubmissionPicker } from './SubmissionPicker.tsx';
import { TestTable } from './TestTable.tsx';

type Props = {
  readonly page: StudentPage;
  readonly picked: string | null;
  readonly onPick: (submissionId: string) => void;
};

/** All submissions; of the picked one its code, alone or beside another of the same problem, and its tests. */
export function SubmissionsTab({ page, picked, onPick }: Props) {
  const { t } = useTranslation('pupil');
  const newest = page.submissions.at(-1);
  const shown = page.submissions.find((one) => one.submissionId === picked) ?? newest;
  if (shown === undefined) return <p className="quiet">{t('code.nothing')}</p>;
  return (
    <div className="pupil-code">
      <SubmissionPicker page={page} picked={shown.submissionId} onPick={onPick} />
      <Looked key={shown.submissionId} page={page} submission={shown} />
    </div>
  );
}

type LookedProps = { readonly page: StudentPage; readonly submission: DeskSubmission };

function Looked({ page, submission }: LookedProps) {
  const { t } = useTranslation('pupil');
  const words = useDeskFaultWords();
  // A result that comes later is read in.
  const answer = useLook(submission.submissionId, submission.result?.gradedAtMs ?? 0);
  const others = page.submissions.filter(
    ({ problemId, submissionId }) =>
      problemId === submission.problemId && submissionId !== submission.submissionId,
  );
  const [against, setAgainst] = useState('');
  return (
    <section className="looked" aria-label={t('code.of', { code: submission.code })}>
      <Against others={others} picked={against} onPick={setAgainst} />
      {answer === null && <p className="quiet">{t('code.reading')}</p>}
      {answer?.ok === false && <Line tone="bad">{words(answer.error)}</Line>}
      {answer?.ok === true && answer.value === null && <p>{t('code.gone')}</p>}
      {answer?.ok === true && answer.value !== null && (
        <>
          {against === '' ? (
            <CodeView
              source={answer.value.source}
              label={t('code.of', { code: submission.code })}
            />
          ) : (
            <Compared before={against} after={answer.value} />
          )}
          <p className="quiet source-sha">
            SHA-256 <span className="code">{submission.sourceSha256}</span>
          </p>
          {answer.value.report === null ? (
            <p className="quiet">{t('ungraded')}</p>
          ) : (
            <TestTable report={answer.value.report} />
          )}
        </>
      )}
    </section>
  );
}

function useLook(
  submissionId: string,
  turn: number,
): Result<SubmissionLook | null, DeskFault> | null {
  const { client, desk } = useDeskParts();
  const ask = useCallback(
    () => desk.ask(client.call('student/submission', { submissionId })),
    [client, desk, submissionId],
  );
  return useAnswer(ask, turn);
}

type AgainstProps = {
  readonly others: readonly DeskSubmission[];
  readonly picked: string;
  readonly onPick: (submissionId: string) => void;
};

function Against({ others, picked, onPick }: AgainstProps) {
  const { t } = useTranslation('pupil');
  const format = useFormat();
  if (others.length === 0) return null;
  return (
    <Choice
      label={t('code.against')}
      options={[
        { key: '', words: t('code.alone') },
        ...others.map(({ submissionId, code, receivedAtMs }) => ({
          key: submissionId,
          words: `${format.time(receivedAtMs)} · ${code}`,
        })),
      ]}
      picked={picked}
      onPick={onPick}
    />
  );
}

type ComparedProps = { readonly before: string; readonly after: SubmissionLook };

function Compared({ before, after }: ComparedProps) {
  const { t } = useTranslation('pupil');
  const words = useDeskFaultWords();
  const answer = useLook(before, 0);
  if (answer === null) return <p className="quiet">{t('code.reading')}</p>;
  if (!answer.ok) return <Line tone="bad">{words(answer.error)}</Line>;
  if (answer.value === null) return <p>{t('code.gone')}</p>;
  return <CodeDifference before={answer.value.source} after={after.source} />;
}
