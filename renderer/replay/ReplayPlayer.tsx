import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Replay } from '#contract/proctoring.ts';
import { Line } from '../components/Line.tsx';
import { useFormat } from '../i18n/format.ts';
import { ReplayCode } from './ReplayCode.tsx';
import { ReplayControls } from './ReplayControls.tsx';
import { ReplayMarks } from './ReplayMarks.tsx';
import { ReplayTrack } from './ReplayTrack.tsx';
import { createFrames } from './frames.ts';
import type { Frame } from './frames.ts';
import { createTimeLine } from './time-line.ts';
import { usePlayer } from './use-player.ts';

/** One problem of an attempt, played back. */
export function ReplayPlayer({ replay }: { readonly replay: Replay }) {
  const { t } = useTranslation('watch');
  const line = useMemo(() => createTimeLine(replay), [replay]);
  const frames = useMemo(() => createFrames(replay.base, replay.edits), [replay]);
  const player = usePlayer(line);
  const count = line.editsAt(player.atMs);
  const frame = useMemo(() => frames(count), [frames, count]);
  return (
    <div className="replay">
      <ReplayControls line={line} player={player} />
      <ReplayTrack line={line} player={player} />
      <Moment atMs={player.atMs} frame={frame} count={count} total={replay.edits.length} />
      {!frame.whole && <Line tone="bad">{t('replay.broken')}</Line>}
      <div className="replay-body">
        <ReplayCode frame={frame} />
        <ReplayMarks marks={line.marks} atMs={player.atMs} onGo={player.seek} />
      </div>
    </div>
  );
}

type MomentProps = {
  readonly atMs: number;
  readonly frame: Frame;
  readonly count: number;
  readonly total: number;
};

/** The time that is shown, how far the edits have come, and how the latest one came about. */
function Moment({ atMs, frame: { edit }, count, total }: MomentProps) {
  const { t } = useTranslation('watch');
  const format = useFormat();
  return (
    <p className="replay-moment numbers">
      <strong>{format.time(atMs)}</strong>
      <span className="quiet">
        {t('replay.edits', { at: format.number(count), total: format.number(total) })}
      </span>
      {edit !== null && <span className="badge">{t(`replay.sources.${edit.source}`)}</span>}
    </p>
  );
}
