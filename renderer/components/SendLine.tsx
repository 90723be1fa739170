import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { ProblemView } from '#contract/problem.ts';
import type { SendFault } from '#contract/submission.ts';
import { useFaultWords } from '../i18n/fault-words.ts';
import { useFormat } from '../i18n/format.ts';
import { useParts, useSubmissions } from '../state/use-parts.ts';
import { Line } from './Line.tsx';
import { LogHead } from './LogHead.tsx';

/** How many places of a refused text are listed; the editor marks them all. */
const PLACES_LISTED_MAX = 6;

type Props = {
  readonly problem: ProblemView;
  readonly onGoTo: (line: number, column: number) => void;
};

/** What became of the last press of a button: the receipt, or why it was refused. */
export function SendLine({ problem, onGoTo }: Props) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const { submissions } = useParts();
  const words = useFaultWords();
  const sending = useSubmissions((now) => now.sending[problem.id]);
  const dismiss = {
    label: t('send.dismiss'),
    onPress: () => submissions.dismiss(problem.id),
  };
  switch (sending?.kind) {
    case undefined:
      return null;
    case 'sending':
      return <Line tone="info">{t('send.sending')}</Line>;
    case 'waiting':
      return <Line tone="warn">{t('send.waiting')}</Line>;
    case 'failed':
      return (
        <Line tone="bad" dismiss={dismiss}>
          {t('send.failed')}
        </Line>
      );
    case 'refused':
      return (
        <Line tone="bad" dismiss={dismiss}>
          {words.send(sending.fault)} <Places fault={sending.fault} onGoTo={onGoTo} />
        </Line>
      );
    case 'received':
      // A trial has its code beside its result; the receipt of what counts stands here until it is put away.
      return sending.purpose === 'practice' ? null : (
        <Line tone="good" dismiss={dismiss}>
          {t('send.receivedFinal', { time: format.time(sending.receipt.receivedAtMs) })}{' '}
          <strong className="code">{sending.receipt.code}</strong>
          <LogHead logHead={sending.receipt.logHead} />
        </Line>
      );
  }
}

type PlacesProps = { readonly fault: SendFault; readonly onGoTo: Props['onGoTo'] };

/** Where in the code a refusal speaks of; each place leads there. */
function Places({ fault, onGoTo }: PlacesProps) {
  const { t } = useTranslation('work');
  if (fault.kind === 'nul-byte') {
    return (
      <Button className="link" onPress={() => onGoTo(fault.line, fault.column)}>
        {t('results.goToLine', { line: fault.line })}
      </Button>
    );
  }
  if (fault.kind !== 'forbidden') return null;
  return (
    <span className="places">
      {fault.findings.slice(0, PLACES_LISTED_MAX).map(({ word, line, column }) => (
        <Button key={`${line}:${column}`} className="link" onPress={() => onGoTo(line, column)}>
          {t('faults.forbiddenAt', { word, line, column })}
        </Button>
      ))}
    </span>
  );
}
