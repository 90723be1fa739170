import { CornerDownLeft, Play, Square } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Checkbox } from 'react-aria-components/Checkbox';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { useTranslation } from 'react-i18next';
import type { ProblemView } from '#contract/problem.ts';
import { NO_FIELDS, isOver } from '../state/runs.ts';
import type { Run } from '../state/runs.ts';
import { useParts, useRuns } from '../state/use-parts.ts';
import { RunEnding } from './RunEnding.tsx';
import { RunLine } from './RunLine.tsx';

type Props = {
  readonly problem: ProblemView;
  readonly onRun: () => void;
  readonly onGoTo: (line: number, column: number) => void;
};

/** The code with the student's own input: what goes in, what comes out, and how it ended. Nothing is judged. */
export function RunPane({ problem, onRun, onGoTo }: Props) {
  const run = useRuns(({ runs }) => runs[problem.id]) ?? null;
  return (
    // What is typed here is typed as in the editor: text from outside stays outside.
    <div className="run" data-gated>
      <RunForm problem={problem} run={run} onRun={onRun} />
      {run !== null && run.fault === null && <Printout run={run} />}
      {run !== null && run.state === 'running' && !isOver(run) && run.isInputOpen && (
        <RunLine problem={problem} />
      )}
      {run !== null && <RunEnding problem={problem} run={run} onGoTo={onGoTo} />}
    </div>
  );
}

type FormProps = Pick<Props, 'problem' | 'onRun'> & { readonly run: Run | null };

function RunForm({ problem, run, onRun }: FormProps) {
  const { t } = useTranslation('run');
  const { runs } = useParts();
  const fields = useRuns((all) => all.fields[problem.id]) ?? NO_FIELDS;
  const isRunning = run !== null && !isOver(run);
  return (
    <Form
      className="run-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isRunning) onRun();
      }}
    >
      <TextField
        className="field run-input"
        value={fields.input}
        onChange={(input) => runs.fill(problem.id, { input })}
      >
        <Label>{t('input')}</Label>
        <TextArea rows={3} className="code" spellCheck="false" placeholder={t('inputHelp')} />
      </TextField>
      <div className="run-side">
        <TextField
          className="field"
          value={fields.args}
          onChange={(args) => runs.fill(problem.id, { args })}
        >
          <Label>{t('arguments')}</Label>
          <Input className="code" spellCheck="false" placeholder={t('argumentsHelp')} />
        </TextField>
        <Checkbox
          className="check"
          isSelected={fields.isInputOpen}
          onChange={(isInputOpen) => runs.fill(problem.id, { isInputOpen })}
        >
          <span className="check-box" aria-hidden />
          {t('typeMore')}
        </Checkbox>
        {isRunning ? (
          <Button className="button" onPress={() => void runs.stop(problem.id)}>
            <Square size="1em" aria-hidden />
            {t('stop')}
          </Button>
        ) : (
          <Button type="submit" className="button">
            <Play size="1em" aria-hidden />
            {t('start')}
          </Button>
        )}
      </div>
      <p className="quiet run-about">{t('about')}</p>
    </Form>
  );
}

function Printout({ run }: { readonly run: Run }) {
  const { t } = useTranslation('run');
  if (run.printed.length === 0)
    return run.end?.kind === 'ran' ? <p className="quiet">{t('nothingPrinted')}</p> : null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region needs focus
    <pre className="output run-output" role="log" aria-label={t('output')} tabIndex={0}>
      {run.printed.map(({ stream, text }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- pieces are only added at the end
        <span key={at} className={`run-${stream}`}>
          {stream === 'stdin' && <CornerDownLeft size="0.75em" aria-hidden />}
          {text}
        </span>
      ))}
    </pre>
  );
}
