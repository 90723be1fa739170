import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { useTranslation } from 'react-i18next';
import type { TestResult } from '#contract/report.ts';
import { useFormat } from '../i18n/format.ts';
import { Comparison } from './Comparison.tsx';
import { OutcomeSign } from './OutcomeSign.tsx';

type Props = {
  readonly test: TestResult;
  readonly withPoints: boolean;
  readonly onGoTo: (line: number, column: number) => void;
};

/** One public test. What failed is open from the start; what passed opens when asked. */
export function TestRow({ test, withPoints, onGoTo }: Props) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const [open, setOpen] = useState(test.outcome === 'failed' || test.outcome === 'error');
  return (
    <li>
      <Disclosure className="test" isExpanded={open} onExpandedChange={setOpen}>
        <Button slot="trigger" className="test-head">
          <ChevronRight className="test-chevron" size="1rem" aria-hidden />
          <OutcomeSign outcome={test.outcome} />
          <span className="code test-name">{test.name}</span>
          <span className="test-outcome quiet">{t(`results.outcomes.${test.outcome}`)}</span>
          {withPoints && (
            <span className="test-points quiet numbers">
              {t('pointsOf', {
                points: format.number(test.points),
                max: format.number(test.maxPoints),
              })}
            </span>
          )}
        </Button>
        <DisclosurePanel className="test-body">
          <TestBody test={test} onGoTo={onGoTo} />
        </DisclosurePanel>
      </Disclosure>
    </li>
  );
}

function TestBody({ test, onGoTo }: Omit<Props, 'withPoints'>) {
  const { t } = useTranslation('work');
  const { expected, actual, message, output, studentLine } = test;
  return (
    <>
      {expected !== null && actual !== null && <Comparison expected={expected} actual={actual} />}
      {message !== null && (
        <figure>
          <figcaption>{t('results.message')}</figcaption>
          <pre className="output">{message}</pre>
        </figure>
      )}
      <figure>
        <figcaption>{t('results.printed')}</figcaption>
        {output === '' ? (
          <p className="quiet">{t('results.printedNothing')}</p>
        ) : (
          <pre className="output">{output}</pre>
        )}
      </figure>
      {studentLine !== null && (
        <Button className="button button-small" onPress={() => onGoTo(studentLine, 1)}>
          {t('results.goToLine', { line: studentLine })}
        </Button>
      )}
    </>
  );
}
