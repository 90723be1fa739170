import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Bar } from './Bar.tsx';

type Props = {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
  /** For tables: takes more of the screen's width. */
  readonly wide?: boolean;
  readonly withState?: boolean;
};

/** One calm sheet under the bar: every screen but the exam itself. */
export function EntryPage({ title, lead, children, wide = false, withState = false }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A new page: whoever cannot see it hears its title. A field that asked for the focus keeps it.
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <div className="page">
      <Bar withState={withState} />
      <main className="entry">
        <div className={wide ? 'sheet sheet-wide' : 'sheet'}>
          <div className="sheet-head">
            <h2 ref={heading} tabIndex={-1}>
              {title}
            </h2>
            {lead !== undefined && <p className="lead">{lead}</p>}
          </div>
          {children}
        </div>
      </main>
    </div>
  );
}
