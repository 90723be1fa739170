import { useStore } from 'zustand';
import { usePage } from '../state/use-parts.ts';

/** The one place a screen reader listens to. The key makes the same words count as new ones. */
export function LiveRegion() {
  const { text, turn } = useStore(usePage().announcer);
  return (
    <div className="visually-hidden" role="status" aria-live="polite" aria-atomic="true">
      <span key={turn}>{text}</span>
    </div>
  );
}
