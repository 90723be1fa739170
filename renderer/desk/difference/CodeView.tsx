import { useMemo } from 'react';
import type { ReactNode } from 'react';

type Props = {
  readonly source: string;
  readonly label: string;
  /** Draws one line; without it the line as it is. Lines count from 1. */
  readonly draw?: (text: string, line: number) => ReactNode;
};

/** A source to read, with its line numbers, which are not selected along with it. */
export function CodeView({ source, label, draw }: Props) {
  const lines = useMemo(() => source.split('\n'), [source]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region needs focus
    <div className="code-view code" role="region" aria-label={label} tabIndex={0}>
      {lines.map((text, at) => (
        // Lines of one source never change places.
        <div key={at} className="code-line" data-line={at + 1}>
          <span className="code-number" aria-hidden>
            {at + 1}
          </span>
          <code>{draw === undefined ? text : draw(text, at + 1)}</code>
        </div>
      ))}
    </div>
  );
}
