import { useCallback, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Similar as Found } from '#contract/desk-gradebook.ts';
import { Line } from '../../components/Line.tsx';
import { useFormat } from '../../i18n/format.ts';
import { Choice } from '../components/Choice.tsx';
import { PairView } from '../components/PairView.tsx';
import { useProblemTitle } from '../components/use-problem-title.ts';
import { DeskMain } from '../components/DeskMain.tsx';
import { useDeskFaultWords } from '../i18n/desk-fault-words.ts';
import { useAnswer, useDeskParts, useRoom } from '../state/use-desk-parts.ts';

/** Pairs of submissions that share much, problem by problem. It points; people look. */
export function Similar() {
  const { t } = useTranslation('book');
  const titleOf = useProblemTitle();
  const problems = useRoom(({ exam }) => exam?.problems);
  const [problemId, setProblemId] = useState(problems?.[0]?.id ?? '');
  return (
    <DeskMain label={t('similar.label')}>
      <div className="sheet-line">
        <h2>{t('similar.label')}</h2>
        <Choice
          label={t('similar.problem')}
          options={(problems ?? []).map(({ id }) => ({ key: id, words: titleOf(id) }))}
          picked={problemId}
          onPick={setProblemId}
        />
      </div>
      <p className="lead-small">{t('similar.lead')}</p>
      {problemId !== '' && <OfProblem key={problemId} problemId={problemId} />}
    </DeskMain>
  );
}

function OfProblem({ problemId }: { readonly problemId: string }) {
  const { t } = useTranslation('book');
  const { client, desk } = useDeskParts();
  const words = useDeskFaultWords();
  const [turn, setTurn] = useState(0);
  const ask = useCallback(
    () => desk.ask(client.call('similar/read', { problemId })),
    [client, desk, problemId],
  );
  const answer = useAnswer(ask, turn);
  if (answer === null)
    return (
      <p className="quiet" role="status">
        {t('similar.reading')}
      </p>
    );
  if (!answer.ok) return <Line tone="bad">{words(answer.error)}</Line>;
  return <Pairs found={answer.value} onAgain={() => setTurn(turn + 1)} />;
}

type PairsProps = { readonly found: Found; readonly onAgain: () => void };

function Pairs({ found, onAgain }: PairsProps) {
  const { t } = useTranslation('book');
  const format = useFormat();
  const [picked, setPicked] = useState<string | null>(null);
  const keyed = found.pairs.map((pair) => ({
    key: `${pair.one.submissionId} ${pair.other.submissionId}`,
    pair,
  }));
  const shown = keyed.find(({ key }) => key === picked) ?? keyed[0];
  return (
    <>
      <div className="sheet-line">
        <p className="quiet numbers">
          {t('similar.compared', { count: found.compared, time: format.time(found.atMs) })}
        </p>
        <Button className="button button-small" onPress={onAgain}>
          {t('similar.again')}
        </Button>
      </div>
      {shown === undefined ? (
        <p>{t('similar.none')}</p>
      ) : (
        <div className="similar">
          <ol className="pairs" aria-label={t('similar.pairs')}>
            {keyed.map(({ key, pair }) => (
              <li key={key}>
                <button
                  type="button"
                  className="submission-pick"
                  aria-current={key === shown.key ? 'true' : undefined}
                  onClick={() => setPicked(key)}
                >
                  <strong className="numbers">
                    {t('similar.likeness', { percent: Math.round(pair.likeness * 100) })}
                  </strong>
                  <span className="pair-names">
                    {pair.one.name} · {pair.other.name}
                  </span>
                </button>
              </li>
            ))}
          </ol>
          <PairView key={shown.key} pair={shown.pair} />
        </div>
      )}
    </>
  );
}
