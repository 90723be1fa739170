import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

type Props = {
  readonly label: string;
  /** False: its parts scroll by themselves. */
  readonly scrolls?: boolean;
  readonly children: ReactNode;
};

/** What stands under the bar. Where the way here took the focus along with what was pressed, it goes on here. */
export function DeskMain({ label, scrolls = true, children }: Props) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, []);
  return (
    <main
      ref={place}
      className={scrolls ? 'desk-main desk-scroll' : 'desk-main'}
      aria-label={label}
      tabIndex={-1}
    >
      {children}
    </main>
  );
}
