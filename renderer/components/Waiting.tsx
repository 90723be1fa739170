import { Check, LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SubmissionView } from '#contract/submission.ts';
import { useSession } from '../state/use-parts.ts';
import { Line } from './Line.tsx';
import { SubmissionHead } from './SubmissionHead.tsx';

const STEPS = ['received', 'waiting', 'running', 'done'] as const;

/** Where a submission is on its way, told by events; nothing here asks again. */
export function Waiting({ submission }: { readonly submission: SubmissionView }) {
  const { t } = useTranslation('work');
  const at = submission.state === 'running' ? 2 : 1;
  if (submission.state === 'held') {
    return (
      <div className="result">
        <SubmissionHead submission={submission} />
        <h3>{t('results.held')}</h3>
        <Line tone="warn">{t('results.heldBody', { code: submission.code })}</Line>
      </div>
    );
  }
  return (
    <div className="result">
      <SubmissionHead submission={submission} />
      <ol className="journey">
        {STEPS.map((step, index) => (
          <li
            key={step}
            className={index < at ? 'past' : index === at ? 'present' : 'future'}
            aria-current={index === at ? 'step' : undefined}
          >
            <StepSign past={index < at} present={index === at} />
            {t(`results.steps.${step}`)}
          </li>
        ))}
      </ol>
      <p className="journey-line">
        <WhatHappens submission={submission} />
      </p>
    </div>
  );
}

function StepSign({ past, present }: { readonly past: boolean; readonly present: boolean }) {
  if (past) return <Check size="1em" strokeWidth={3} aria-hidden />;
  if (present) return <LoaderCircle className="spin" size="1em" aria-hidden />;
  return <span className="journey-dot" aria-hidden />;
}

function WhatHappens({ submission }: { readonly submission: SubmissionView }) {
  const { t } = useTranslation('work');
  const engine = useSession((session) => session.engine.state);
  if (submission.state === 'running') return t('results.running');
  if (engine !== 'ready' && engine !== 'starting') return t('results.waitingEngine');
  if (submission.tries > 0) return t('results.retrying');
  return t('results.ahead', { count: submission.ahead });
}
