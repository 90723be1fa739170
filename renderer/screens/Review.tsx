import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { ExamView } from '#contract/exam.ts';
import type { ProblemId } from '#contract/ids.ts';
import { EntryPage } from '../components/EntryPage.tsx';
import { Line } from '../components/Line.tsx';
import { ReviewTable } from '../components/ReviewTable.tsx';
import { useFaultWords } from '../i18n/fault-words.ts';
import { hostErrorKind } from '../host-error.ts';
import { useParts, useProblems } from '../state/use-parts.ts';

type Props = { readonly exam: ExamView; readonly onBack: () => void };

/** Every problem once more, and then the end. Asked twice, in place, because it cannot be taken back. */
export function Review({ exam, onBack }: Props) {
  const { t } = useTranslation('entry');
  const { problems, drafts } = useParts();
  const words = useFaultWords();
  const rows = useProblems(({ review }) => review);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const read = async (): Promise<void> => {
      await drafts.flush();
      await problems.readReview();
    };
    read().catch((error: unknown) => setProblem(words.step({ kind: hostErrorKind(error) })));
    // Read once, when the page opens; news of submissions reads it again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `words` is made anew at each drawing
  }, [drafts, problems]);

  const open = (problemId: ProblemId): void => {
    problems.select(problemId);
    onBack();
  };
  const unsent = rows.filter(({ draft }) => draft === 'unsent').length;
  const end = exam.atEnd === 'submit-drafts' ? 'unsentDrafts' : 'unsentKept';
  return (
    <EntryPage wide withState title={t('review.title')} lead={t('review.lead')}>
      <ReviewTable rows={rows} onOpen={open} />
      {unsent > 0 && <Line tone="warn">{t(`review.${end}`, { count: unsent })}</Line>}
      {problem !== null && <Line tone="bad">{problem}</Line>}
      <FinishButtons onBack={onBack} onProblem={setProblem} />
    </EntryPage>
  );
}

type FinishProps = {
  readonly onBack: () => void;
  readonly onProblem: (problem: string) => void;
};

function FinishButtons({ onBack, onProblem }: FinishProps) {
  const { t } = useTranslation('entry');
  const { session, drafts } = useParts();
  const words = useFaultWords();
  const [sure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);
  const finish = async (): Promise<void> => {
    setBusy(true);
    await drafts.flush();
    const answer = await session.finish();
    setBusy(false);
    if (!answer.ok) onProblem(words.step(answer.error));
  };
  if (!sure) {
    return (
      <div className="buttons">
        <Button className="button button-primary button-large" onPress={onBack}>
          {t('review.back')}
        </Button>
        <Button className="button button-large" onPress={() => setSure(true)}>
          {t('review.finish')}
        </Button>
      </div>
    );
  }
  return (
    <div className="buttons" role="group" aria-label={t('review.sure')}>
      <strong role="status">{t('review.sure')}</strong>
      <Button
        className="button button-primary button-large"
        isPending={busy}
        onPress={() => void finish()}
      >
        {t('review.yes')}
      </Button>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that asked is gone; this one is the harmless one */}
      <Button className="button button-large" autoFocus onPress={() => setSure(false)}>
        {t('review.no')}
      </Button>
    </div>
  );
}
