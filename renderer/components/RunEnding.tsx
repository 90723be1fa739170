import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { MIB, MINUTE_MS } from '#contract/limits.ts';
import type { ProblemView } from '#contract/problem.ts';
import { RUN_MAX_MS } from '#contract/trial.ts';
import type { RunEnd } from '#contract/trial.ts';
import { useFaultWords } from '../i18n/fault-words.ts';
import { useFormat } from '../i18n/format.ts';
import type { Run } from '../state/runs.ts';
import { Line } from './Line.tsx';
import type { Tone } from './Line.tsx';

type Props = {
  readonly problem: ProblemView;
  readonly run: Run;
  readonly onGoTo: (line: number, column: number) => void;
};

/** One line: what it does now, how it ended, or why it did not begin. */
export function RunEnding({ problem, run, onGoTo }: Props) {
  const { t } = useTranslation(['run', 'work']);
  const words = useEndWords(problem);
  const faultWords = useFaultOfRun();
  if (run.fault !== null) return <Line tone="bad">{faultWords(run.fault)}</Line>;
  if (run.state !== 'ended') return <Line tone="info">{t(`states.${run.state}`)}</Line>;
  if (run.end === null) return null;
  const { end } = run;
  const place = end.kind === 'not-compiled' ? end.loadError : null;
  return (
    <Line tone={toneOf(end)}>
      {words(end)} <Measures end={end} />
      {place !== null && place.line !== null && (
        <Button className="link" onPress={() => onGoTo(place.line ?? 1, place.column ?? 1)}>
          {t('work:results.goToLine', { line: place.line })}
        </Button>
      )}
    </Line>
  );
}

function toneOf(end: RunEnd): Tone {
  if (end.kind !== 'ran') return 'bad';
  if (end.reached !== null) return 'bad';
  if (end.stopped !== null) return end.stopped === 'asked' ? 'info' : 'warn';
  return end.status === 0 ? 'good' : 'warn';
}

function useFaultOfRun(): (fault: NonNullable<Run['fault']>) => string {
  const { t } = useTranslation('run');
  const format = useFormat();
  const { send } = useFaultWords();
  return (fault) => {
    if (fault.kind === 'cooling-down')
      return t('faults.cooling-down', { wait: format.wait(fault.waitMs) });
    if (
      fault.kind === 'lost' ||
      fault.kind === 'not-a-program' ||
      fault.kind === 'already-running' ||
      fault.kind === 'unclear-input'
    )
      return t(`faults.${fault.kind}`);
    return send(fault);
  };
}

function useEndWords({ limits }: ProblemView): (end: RunEnd) => string {
  const { t } = useTranslation('run');
  const format = useFormat();
  return (end) => {
    if (end.kind === 'not-run') return t(`ended.${end.why}`);
    if (end.kind === 'not-compiled')
      return t('ended.not-compiled', { message: end.loadError.message });
    switch (end.stopped ?? end.reached) {
      case 'asked':
        return t('ended.asked');
      case 'left':
        return t('ended.left');
      case 'time':
        return t('ended.time', { minutes: format.number(RUN_MAX_MS / MINUTE_MS) });
      case 'output':
        return t('ended.output', { kb: format.number(limits.outputKb) });
      case 'memory':
        return t('ended.memory', { mb: format.number(limits.memoryMb) });
      case 'processes':
        return t('ended.processes', { processes: format.number(limits.processes) });
      case 'disk':
        return t('ended.disk');
      case null:
        break;
    }
    if (end.status === null) return t('ended.unknown');
    if (end.status < 0) return t('ended.signal', { signal: -end.status });
    return end.status === 0 ? t('ended.good') : t('ended.status', { status: end.status });
  };
}

function Measures({ end }: { readonly end: RunEnd }) {
  const { t } = useTranslation('run');
  const format = useFormat();
  if (end.kind !== 'ran') return null;
  return (
    <span className="quiet numbers run-measures">
      {t('time', { seconds: format.number(end.wallMs / 1_000) })}
      {end.memoryBytes !== null &&
        ` · ${t('memory', { mb: format.number(Math.ceil(end.memoryBytes / MIB)) })}`}
    </span>
  );
}
