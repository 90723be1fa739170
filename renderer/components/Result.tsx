import { CircleAlert, CircleCheck, CircleX, Contrast, SquareTerminal } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { ProblemView } from '#contract/problem.ts';
import type { LoadError } from '#contract/report.ts';
import type { ResultView, SubmissionView } from '#contract/submission.ts';
import { useFormat } from '../i18n/format.ts';
import { useVerdictWords } from '../i18n/verdict-words.ts';
import type { VerdictTone } from '../i18n/verdict-words.ts';
import { HiddenTests } from './HiddenTests.tsx';
import { SubmissionHead } from './SubmissionHead.tsx';
import { TestRow } from './TestRow.tsx';

type Props = {
  readonly problem: ProblemView;
  readonly submission: SubmissionView;
  readonly result: ResultView;
  readonly onGoTo: (line: number, column: number) => void;
};

const SIGNS: Readonly<Record<VerdictTone, LucideIcon>> = {
  good: CircleCheck,
  part: Contrast,
  bad: CircleX,
  ours: CircleAlert,
};

/** A graded submission: the verdict at a glance, then each public test, then what is said of the hidden ones. */
export function Result({ problem, submission, result, onGoTo }: Props) {
  const { t } = useTranslation('work');
  const passed = result.publicTests.filter(({ outcome }) => outcome === 'passed').length;
  return (
    <div className="result">
      <SubmissionHead submission={submission} />
      <VerdictHead problem={problem} submission={submission} result={result} />
      {result.loadError !== null && <LoadErrorBox error={result.loadError} onGoTo={onGoTo} />}
      {result.publicTests.length > 0 && (
        <section>
          <h4 className="section-title">
            {t('results.publicTests')}
            <span className="quiet">
              {t('results.hiddenCount', { passed, total: result.publicTests.length })}
            </span>
          </h4>
          <ul className="tests">
            {result.publicTests.map((test) => (
              <TestRow
                key={`${submission.id} ${test.name}`}
                test={test}
                withPoints={submission.purpose === 'final'}
                onGoTo={onGoTo}
              />
            ))}
          </ul>
        </section>
      )}
      <HiddenTests problem={problem} purpose={submission.purpose} hidden={result.hidden} />
      {result.output !== '' && (
        <section>
          <h4 className="section-title">
            <SquareTerminal size="1.125em" aria-hidden />
            {t('results.printedOutside')}
          </h4>
          <pre className="output">{result.output}</pre>
        </section>
      )}
    </div>
  );
}

function VerdictHead({ problem, submission, result }: Omit<Props, 'onGoTo'>) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const words = useVerdictWords()(result, submission.purpose, problem.limits);
  const Sign = SIGNS[words.tone];
  const final = submission.purpose === 'final';
  return (
    <div className={`verdict verdict-${words.tone}`}>
      <Sign size="1.75rem" aria-hidden />
      <div className="verdict-words">
        <h3>{words.title}</h3>
        <p>{words.advice}</p>
      </div>
      {final && (
        <p className="score numbers">
          <strong>{format.number(result.score)}</strong>
          <span className="quiet"> / {format.number(result.maxScore)}</span>
          <span className="visually-hidden">
            {t('pointsOf', {
              points: format.number(result.score),
              max: format.number(result.maxScore),
            })}
          </span>
        </p>
      )}
    </div>
  );
}

type LoadErrorProps = { readonly error: LoadError; readonly onGoTo: Props['onGoTo'] };

function LoadErrorBox({ error, onGoTo }: LoadErrorProps) {
  const { t } = useTranslation('work');
  const { line, column } = error;
  return (
    <div className="load-error">
      <pre className="output">
        {error.exceptionType}: {error.message}
      </pre>
      {line !== null && (
        <Button className="button button-small" onPress={() => onGoTo(line, column ?? 1)}>
          {t('results.goToLine', { line })}
        </Button>
      )}
    </div>
  );
}
