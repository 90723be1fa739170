// One scene of the desk's page.
import { createRoot } from 'react-dom/client';
import { hostErrorKind } from '../host-error.ts';
import { DeskApp } from '../desk/DeskApp.tsx';
import { startDeskI18n } from '../desk/i18n/desk-i18n.ts';
import { createDeskParts, followDesk } from '../desk/state/desk-parts.ts';
import type { Settings } from '../state/settings.ts';
import { fixtureDesk } from './desk-client.ts';
import { seatAt } from './desk-room-fixtures.ts';
import { deskScenes } from './desk-scenes.ts';
import '../desk/styles/all.css';

export async function showDesk(
  name: keyof typeof deskScenes,
  place: HTMLElement,
  settings: Settings,
): Promise<void> {
  const scene = deskScenes[name];
  const client = fixtureDesk(scene);
  const parts = createDeskParts({
    client,
    storage: window.sessionStorage,
    systemLanguages: ['en'],
    monotonicMs: () => performance.now(),
    history: { keep: () => undefined, leave: () => undefined },
  });
  parts.settings.setState(settings);
  createRoot(place).render(<DeskApp parts={parts} words={await startDeskI18n(settings.locale)} />);
  followDesk(parts, (error) => {
    // A scene without a desk refuses every call on purpose.
    if (hostErrorKind(error) !== 'connection-lost') throw error;
  });
  await new Promise<void>((read) => {
    const look = (): void => {
      const locked = parts.desk.getState().view?.proctor === null;
      if (locked || parts.room.getState().exam !== null) read();
    };
    parts.room.subscribe(look);
    parts.desk.subscribe(look);
    look();
  });
  scene.act?.(parts);
  await shown(place, scene.shows);
  if (scene.disconnected === true) client.disconnect();
  window.invigilDesk = { tell: client.tell, seatAt, parts };
  window.invigilGallery = { settings: parts.settings };
}

/** Resolves when something that the selector means is on the screen. */
function shown(place: HTMLElement, selector: string): Promise<void> {
  return new Promise((found) => {
    const look = (): void => {
      if (place.querySelector(selector) === null) return;
      watch.disconnect();
      found();
    };
    const watch = new MutationObserver(look);
    watch.observe(place, { subtree: true, childList: true });
    look();
  });
}
