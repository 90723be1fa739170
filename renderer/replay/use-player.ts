// Where the play stands, and the frames of the screen that move it on.
import { useEffect, useEffectEvent, useState } from 'react';
import { SECOND_MS } from '#contract/limits.ts';
import type { Pace, TimeLine } from './time-line.ts';

export const SPEEDS = [1, 4, 16, 60] as const;
export type Speed = (typeof SPEEDS)[number];

/** A window that was hidden gets no frames; what went by meanwhile is not jumped over. */
const STEP_MAX_MS = 1_500;

export type Player = {
  /** The moment that is shown, Unix ms. */
  readonly atMs: number;
  readonly playing: boolean;
  readonly speed: Speed;
  /** Long pauses are cut short. */
  readonly shortened: boolean;
  readonly pace: Pace;
  /** Plays or pauses; from the start again where the end was reached. */
  readonly toggle: () => void;
  readonly seek: (atMs: number) => void;
  readonly setSpeed: (speed: Speed) => void;
  readonly setShortened: (shortened: boolean) => void;
};

export function usePlayer(line: TimeLine): Player {
  const [atMs, setAtMs] = useState(line.startMs);
  const [wanted, setWanted] = useState(false);
  const [speed, setSpeed] = useState<Speed>(4);
  const [shortened, setShortened] = useState(true);
  const pace = shortened ? line.shortened : line.whole;
  const playing = wanted && atMs < line.endMs;
  useFrames(playing, (elapsedMs) =>
    setAtMs((now) => pace.momentAt(pace.placeOf(now) + elapsedMs * speed)),
  );
  return {
    atMs,
    playing,
    speed,
    shortened,
    pace,
    toggle: () => {
      if (!playing && atMs >= line.endMs) setAtMs(line.startMs);
      setWanted(!playing);
    },
    seek: (to) => setAtMs(Math.min(line.endMs, Math.max(line.startMs, to))),
    setSpeed,
    setShortened,
  };
}

/** Whoever asked for less motion sees the text change once a second instead of at every frame. */
const stepMs = (): number =>
  window.matchMedia('(prefers-reduced-motion: reduce)').matches ? SECOND_MS : 0;

function useFrames(active: boolean, onStep: (elapsedMs: number) => void): void {
  const step = useEffectEvent(onStep);
  useEffect(() => {
    if (!active) return undefined;
    let lastMs: number | null = null;
    const draw = (nowMs: number): void => {
      lastMs ??= nowMs;
      const elapsedMs = nowMs - lastMs;
      if (elapsedMs > 0 && elapsedMs >= stepMs()) {
        lastMs = nowMs;
        step(Math.min(elapsedMs, STEP_MAX_MS));
      }
      handle = window.requestAnimationFrame(draw);
    };
    let handle = window.requestAnimationFrame(draw);
    return () => window.cancelAnimationFrame(handle);
  }, [active]);
}
