import { ArchiveRestore, ChartNoAxesColumn, CodeXml } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { useTranslation } from 'react-i18next';
import type { ProblemView } from '#contract/problem.ts';
import type { SubmissionView } from '#contract/submission.ts';
import { useFormat } from '../i18n/format.ts';
import { useVerdictWords } from '../i18n/verdict-words.ts';
import { shortSha256 } from '../state/sha256.ts';
import { languageToTell } from './language-names.ts';
import { LogHead } from './LogHead.tsx';

type Props = {
  readonly problem: ProblemView;
  readonly submission: SubmissionView;
  readonly onShow: () => void;
  readonly onView: () => void;
  readonly onRestore: () => void;
};

export function HistoryRow({ problem, submission, onShow, onView, onRestore }: Props) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const { code, purpose, result, sourceSha256 } = submission;
  const final = purpose === 'final';
  const language = languageToTell(problem, submission);
  return (
    <tr>
      <td className="numbers">{format.time(submission.receivedAtMs)}</td>
      <td>
        {t(final ? 'history.final' : 'history.practice')}
        {language !== null && <span className="badge">{language}</span>}
        {submission.late && <span className="badge badge-demo">{t('results.late')}</span>}
      </td>
      <td>
        <Outcome problem={problem} submission={submission} />
      </td>
      <td className="numbers">
        {final && result !== null
          ? `${format.number(result.score)} / ${format.number(result.maxScore)}`
          : '–'}
      </td>
      <td>
        <span className="code">{code}</span>
        <span className="code quiet fingerprint" title={sourceSha256}>
          {shortSha256(sourceSha256)}
        </span>
        <LogHead logHead={submission.logHead} />
      </td>
      <td className="row-actions">
        <Act sign={ChartNoAxesColumn} label={t('history.show', { code })} onPress={onShow} />
        <Act sign={CodeXml} label={t('history.view', { code })} onPress={onView} />
        <Act sign={ArchiveRestore} label={t('history.restore', { code })} onPress={onRestore} />
      </td>
    </tr>
  );
}

function Outcome({ problem, submission }: Pick<Props, 'problem' | 'submission'>) {
  const { t } = useTranslation('work');
  const words = useVerdictWords();
  const { result, state, purpose } = submission;
  if (state === 'graded') {
    return result === null ? null : words(result, purpose, problem.limits).title;
  }
  return <span className="quiet">{t(`history.states.${state}`)}</span>;
}

type ActProps = {
  readonly sign: LucideIcon;
  readonly label: string;
  readonly onPress: () => void;
};

function Act({ sign: Sign, label, onPress }: ActProps) {
  return (
    <TooltipTrigger delay={400}>
      <Button
        className="button button-quiet button-small button-icon"
        aria-label={label}
        onPress={onPress}
      >
        <Sign size="1.125em" aria-hidden />
      </Button>
      <Tooltip className="tooltip">{label}</Tooltip>
    </TooltipTrigger>
  );
}
