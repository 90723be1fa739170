import { Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { useTranslation } from 'react-i18next';
import { neighbour } from './time-line.ts';
import type { MarkKind, TimeLine } from './time-line.ts';
import { SPEEDS } from './use-player.ts';
import type { Player } from './use-player.ts';

type Props = { readonly line: TimeLine; readonly player: Player };

/** Play and pause, how fast, and the ways from mark to mark. */
export function ReplayControls({ line, player }: Props) {
  const { t } = useTranslation('watch');
  const Sign = player.playing ? Pause : Play;
  return (
    <div className="buttons" role="group" aria-label={t('replay.controls')}>
      <Button
        className="button button-primary"
        isDisabled={line.endMs === line.startMs}
        onPress={player.toggle}
      >
        <Sign size="1em" aria-hidden />
        {t(player.playing ? 'replay.pause' : 'replay.play')}
      </Button>
      <SpeedChoice player={player} />
      <ToggleButton
        className="button replay-toggle"
        isSelected={player.shortened}
        onChange={player.setShortened}
      >
        {t('replay.shortened')}
      </ToggleButton>
      <Jumps kind="incident" line={line} player={player} />
      <Jumps kind="submission" line={line} player={player} />
    </div>
  );
}

function SpeedChoice({ player }: Pick<Props, 'player'>) {
  const { t } = useTranslation('watch');
  return (
    <ToggleButtonGroup
      className="choice"
      aria-label={t('replay.speed')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[String(player.speed)]}
      onSelectionChange={(keys) => {
        const picked = SPEEDS.find((speed) => keys.has(String(speed)));
        if (picked !== undefined) player.setSpeed(picked);
      }}
    >
      {SPEEDS.map((speed) => (
        <ToggleButton key={speed} id={String(speed)}>
          {speed}×
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

function Jumps({ kind, line, player }: Props & { readonly kind: MarkKind }) {
  const { t } = useTranslation('watch');
  return (
    <div className="replay-jumps">
      <span className="quiet">{t(`replay.kinds.${kind}`)}</span>
      {([-1, 1] as const).map((step) => {
        const mark = neighbour(line.marks, kind, player.atMs, step);
        const Sign = step === 1 ? SkipForward : SkipBack;
        return (
          <Button
            key={step}
            className="button button-icon"
            aria-label={t(step === 1 ? `replay.next.${kind}` : `replay.previous.${kind}`)}
            isDisabled={mark === null}
            onPress={() => {
              if (mark !== null) player.seek(mark.atMs);
            }}
          >
            <Sign size="1em" aria-hidden />
          </Button>
        );
      })}
    </div>
  );
}
