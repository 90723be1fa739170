import { useLayoutEffect, useState } from 'react';

/** Side by side, or one part at a time. */
export type Room = 'wide' | 'narrow';

/** In the student's own letter size, so that large text counts as little room. */
const WIDE_FROM_REM = 58;
const TALL_FROM_REM = 30;

export function roomFor(widthPx: number, heightPx: number, remPx: number): Room {
  const wide = widthPx >= WIDE_FROM_REM * remPx && heightPx >= TALL_FROM_REM * remPx;
  return wide ? 'wide' : 'narrow';
}

/**
 * @param watched null until it is there
 * @param textPercent the text size, because a change of it changes no element's size in pixels
 */
export function useRoom(watched: HTMLElement | null, textPercent: number): Room {
  const [room, setRoom] = useState<Room>('wide');
  useLayoutEffect(() => {
    if (watched === null) return undefined;
    const measure = (): void => {
      // A screen that is kept but not shown has no size, and keeps the layout that it had.
      if (watched.clientWidth === 0) return;
      const remPx = (16 * textPercent) / 100;
      setRoom(roomFor(watched.clientWidth, watched.clientHeight, remPx));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [watched, textPercent]);
  return room;
}
