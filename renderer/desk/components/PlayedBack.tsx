import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StudentPage } from '#contract/desk-student.ts';
import { Line } from '../../components/Line.tsx';
import { ReplayPlayer } from '../../replay/ReplayPlayer.tsx';
import { useDeskFaultWords } from '../i18n/desk-fault-words.ts';
import { useAnswer, useDeskParts } from '../state/use-desk-parts.ts';
import { Choice } from './Choice.tsx';
import { useProblemTitle } from './use-problem-title.ts';

/** What can be played: one problem of one attempt. */
type Playable = {
  readonly key: string;
  readonly attemptId: string;
  readonly problemId: string;
  readonly number: number;
};

const playablesOf = ({ attempts }: StudentPage): readonly Playable[] =>
  attempts.flatMap(({ attemptId, number, edited }) =>
    edited.map(({ problemId }) => ({
      key: `${attemptId} ${problemId}`,
      ...{ attemptId, problemId, number },
    })),
  );

/** How the code came about, with the incidents and submissions at their times. */
export function PlayedBack({ page }: { readonly page: StudentPage }) {
  const { t } = useTranslation('pupil');
  const titleOf = useProblemTitle();
  const playables = playablesOf(page);
  const [key, setKey] = useState<string | null>(null);
  const picked = playables.find((one) => one.key === key) ?? playables[0];
  if (picked === undefined) return <p className="quiet">{t('replay.nothing')}</p>;
  const many = page.attempts.length > 1;
  return (
    <div className="pupil-line">
      <Choice
        label={t('replay.what')}
        options={playables.map((one) => ({
          key: one.key,
          words: many
            ? t('replay.attempt', { title: titleOf(one.problemId), number: one.number })
            : titleOf(one.problemId),
        }))}
        picked={picked.key}
        onPick={setKey}
      />
      <Played key={picked.key} attemptId={picked.attemptId} problemId={picked.problemId} />
    </div>
  );
}

function Played({ attemptId, problemId }: Pick<Playable, 'attemptId' | 'problemId'>) {
  const { t } = useTranslation('pupil');
  const { client, desk } = useDeskParts();
  const words = useDeskFaultWords();
  const ask = useCallback(
    () => desk.ask(client.call('student/replay', { attemptId, problemId })),
    [client, desk, attemptId, problemId],
  );
  // Read once: what arrives while somebody watches would move the line under their hand.
  const answer = useAnswer(ask, 0);
  if (answer === null) return <p className="quiet">{t('replay.reading')}</p>;
  if (!answer.ok) return <Line tone="bad">{words(answer.error)}</Line>;
  if (answer.value === null) return <p className="quiet">{t('replay.nothing')}</p>;
  return (
    <>
      {!answer.value.whole && <Line tone="warn">{t('replay.notWhole')}</Line>}
      <ReplayPlayer replay={answer.value.replay} />
    </>
  );
}
