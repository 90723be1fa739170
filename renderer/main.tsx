// The page's root: joins host, stores and words, and draws.
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { App } from './App.tsx';
import { connect } from './client.ts';
import { startI18n } from './i18n/i18n.ts';
import { createParts, follow } from './state/parts.ts';
import { watchAttention } from './state/proctoring.ts';
import './styles/all.css';

// The page's policy forbids code made from text, which zod would otherwise try for speed.
config({ jitless: true });

const parts = createParts({
  client: connect(window),
  storage: window.localStorage,
  systemLanguages: navigator.languages,
  monotonicMs: () => performance.now(),
  later: (run, delayMs) => window.setTimeout(run, delayMs),
  newKey: () => crypto.randomUUID(),
});
const words = await startI18n(parts.settings.getState().locale);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(<App parts={parts} words={words} />);

follow(parts, (error) => {
  // A host that is gone is on the screen already; anything else is a bug, and belongs in the console of whoever looks.
  // oxlint-disable-next-line no-console -- the page has no other log
  console.warn(error);
});
// Electron watches its own window; a browser's page has to say for itself when it is looked away from.
if (window.invigil === undefined) watchAttention(window, parts.proctoring.saw);
// The last moments of a page: what the half second of waiting still held back goes out at once.
const saveNow = (): void => void parts.drafts.flush();
window.addEventListener('pagehide', saveNow);
window.addEventListener('blur', saveNow);
document.addEventListener('visibilitychange', saveNow);
