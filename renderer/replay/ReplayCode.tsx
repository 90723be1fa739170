import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Edit } from '#contract/edit.ts';
import type { Frame } from './frames.ts';

/** The line, counted from 0, on which an edit ended; null before the first edit. */
function editedLine(text: string, edit: Edit | null): number | null {
  const change = edit?.changes.at(-1);
  if (change === undefined) return null;
  return text.slice(0, change.offset + change.inserted.length).split('\n').length - 1;
}

/** Scrolls this box alone: scrollIntoView would move the page under the proctor's hand. */
function bringIntoView(box: HTMLElement, line: number): void {
  const linePx = Number.parseFloat(getComputedStyle(box).lineHeight);
  const lowestPx = line * linePx;
  const highestPx = lowestPx + linePx - box.clientHeight;
  box.scrollTop = Math.max(highestPx, Math.min(lowestPx, box.scrollTop));
}

/** The code as it was at that moment, to read only. The line of the latest edit is marked and kept in view. */
export function ReplayCode({ frame }: { readonly frame: Frame }) {
  const { t } = useTranslation('watch');
  const place = useRef<HTMLDivElement>(null);
  const line = editedLine(frame.text, frame.edit);
  useEffect(() => {
    if (place.current !== null && line !== null) bringIntoView(place.current, line);
  }, [line]);
  return (
    <div
      ref={place}
      className="replay-code code"
      role="region"
      aria-label={t('replay.code')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region needs focus
      tabIndex={0}
    >
      {line !== null && <div className="replay-here" style={{ top: `${line}lh` }} aria-hidden />}
      <Text text={frame.text} />
    </div>
  );
}

/** Between two edits many frames show the same text. */
const Text = memo(function Text({ text }: { readonly text: string }) {
  const numbers = text.split('\n').map((_, at) => at + 1);
  return (
    <>
      <pre className="replay-numbers" aria-hidden>
        {numbers.join('\n')}
      </pre>
      <pre className="replay-text">
        <code>{text}</code>
      </pre>
    </>
  );
});
