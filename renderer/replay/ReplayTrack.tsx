import { useTranslation } from 'react-i18next';
import { SECOND_MS } from '#contract/limits.ts';
import { useFormat } from '../i18n/format.ts';
import type { TimeLine } from './time-line.ts';
import type { Player } from './use-player.ts';

type Props = { readonly line: TimeLine; readonly player: Player };

/** The whole attempt as one line to move along, by mouse or arrow keys; its marks stand above. */
export function ReplayTrack({ line, player }: Props) {
  const { t } = useTranslation('watch');
  const format = useFormat();
  const { pace, atMs } = player;
  const length = Math.max(1, pace.lengthMs);
  return (
    <div className="replay-track">
      <div className="replay-signs" aria-hidden>
        {line.marks.map((mark, at) => (
          <span
            // Marks never change places; two may share their moment.
            key={at}
            className={`replay-sign replay-sign-${mark.kind}`}
            style={{ insetInlineStart: `${(100 * pace.placeOf(mark.atMs)) / length}%` }}
          />
        ))}
      </div>
      <input
        type="range"
        aria-label={t('replay.position')}
        aria-valuetext={format.time(atMs)}
        min={0}
        // Whole steps, so that the end can be reached.
        max={Math.ceil(length / SECOND_MS) * SECOND_MS}
        step={SECOND_MS}
        value={pace.placeOf(atMs)}
        onChange={(event) => player.seek(pace.momentAt(Number(event.target.value)))}
      />
      <div className="replay-times quiet numbers">
        <span>{format.time(line.startMs)}</span>
        <span>{format.time(line.endMs)}</span>
      </div>
    </div>
  );
}
