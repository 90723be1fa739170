import { useEffect } from 'react';
import { useParts } from '../state/use-parts.ts';

const USES = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Whoever looks through the panel without pressing anything keeps it open too. */
export function useStay(): void {
  const { panel } = useParts();
  useEffect(() => {
    const { stay } = panel;
    for (const use of USES) window.addEventListener(use, stay, { capture: true, passive: true });
    return () => {
      for (const use of USES) window.removeEventListener(use, stay, { capture: true });
    };
  }, [panel]);
}
