// The root of the desk's page: joins the desk, stores and words, and draws.
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { DeskApp } from './DeskApp.tsx';
import { connectDesk } from './client.ts';
import { startDeskI18n } from './i18n/desk-i18n.ts';
import { createDeskParts, followDesk, stayer, TICK_MS } from './state/desk-parts.ts';
import './styles/all.css';

// The page's policy forbids code made from text, which zod would otherwise try for speed.
config({ jitless: true });

const parts = createDeskParts({
  client: connectDesk(window),
  storage: window.localStorage,
  systemLanguages: navigator.languages,
  monotonicMs: () => performance.now(),
  history: {
    keep: (depth) => window.history.pushState(depth, ''),
    leave: () => window.history.back(),
  },
});
const words = await startDeskI18n(parts.settings.getState().locale);

const root = document.getElementById('root');
if (root === null) throw new Error('desk.html has no #root');
createRoot(root).render(<DeskApp parts={parts} words={words} />);

followDesk(parts, (error) => {
  // A desk that is gone is on the screen already; anything else is a bug, and belongs in the console of whoever looks.
  // oxlint-disable-next-line no-console -- the page has no other log
  console.warn(error);
});
window.addEventListener('popstate', ({ state }) =>
  parts.places.arrivedAt(typeof state === 'number' ? state : 0),
);
window.setInterval(parts.clock.tick, TICK_MS);
const stay = stayer(parts);
for (const input of ['pointerdown', 'keydown', 'wheel'] as const)
  window.addEventListener(input, stay, { passive: true });
