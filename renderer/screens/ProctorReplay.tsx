import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { ProblemId } from '#contract/ids.ts';
import type { PanelFault, Replay } from '#contract/proctoring.ts';
import type { Result } from '#contract/result.ts';
import { EntryPage } from '../components/EntryPage.tsx';
import { Line } from '../components/Line.tsx';
import { useFaultWords } from '../i18n/fault-words.ts';
import { ProblemChoice } from '../replay/ProblemChoice.tsx';
import { ReplayPlayer } from '../replay/ReplayPlayer.tsx';
import type { HostFault } from '../state/session.ts';
import { useParts } from '../state/use-parts.ts';

type Props = {
  readonly problemIds: readonly ProblemId[];
  readonly first: ProblemId;
};

/** What the student did, as it happened: the proctor picks a problem and plays it. */
export function ProctorReplay({ problemIds, first }: Props) {
  const { t } = useTranslation('watch');
  const { panel } = useParts();
  const [problemId, setProblemId] = useState(first);
  return (
    <EntryPage wide withState title={t('replay.title')}>
      <div className="buttons">
        <Button className="button" onPress={() => panel.show('facts')}>
          <ArrowLeft size="1em" aria-hidden />
          {t('replay.back')}
        </Button>
        <ProblemChoice problemIds={problemIds} picked={problemId} onPick={setProblemId} />
      </div>
      <Played key={problemId} problemId={problemId} />
    </EntryPage>
  );
}

function Played({ problemId }: { readonly problemId: ProblemId }) {
  const { t } = useTranslation('watch');
  const words = useFaultWords();
  const answer = useReplay(problemId);
  if (answer === null) return <p className="quiet">{t('replay.reading')}</p>;
  if (!answer.ok) return <Line tone="bad">{words.panel(answer.error)}</Line>;
  return <ReplayPlayer replay={answer.value} />;
}

/** Null until the host has answered. */
function useReplay(problemId: ProblemId): Result<Replay, PanelFault | HostFault> | null {
  const { panel } = useParts();
  const [answer, setAnswer] = useState<Result<Replay, PanelFault | HostFault> | null>(null);
  useEffect(() => {
    let wanted = true;
    const read = async (): Promise<void> => {
      const known = await panel.replay(problemId);
      if (wanted) setAnswer(known);
    };
    void read();
    return () => {
      wanted = false;
    };
  }, [panel, problemId]);
  return answer;
}
