// The gate behind Electron's IPC. Only the exam's own page is heard: its main frame, from its exact origin.
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { Publish } from '#contract/events.ts';
import { APP_ORIGIN } from './app-protocol.ts';
import { CALL_CHANNEL, PUSH_CHANNEL } from './channels.ts';
import type { Gate } from './gate.ts';

type Sender = Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>;

/**
 * Answers calls until the returned function is called. A foreign sender is told to `onForeign` and gets no answer
 * but an error.
 */
export function serveIpc(
  ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>,
  gate: Gate,
  onForeign: (origin: string) => void,
): () => void {
  ipcMain.handle(CALL_CHANNEL, (event, request: unknown) => {
    if (isOwnPage(event)) return gate(request);
    onForeign(event.senderFrame?.origin ?? 'a frame that is gone');
    throw new Error('refused');
  });
  return () => ipcMain.removeHandler(CALL_CHANNEL);
}

export function isOwnPage({ senderFrame, sender }: Sender): boolean {
  // Null after a navigation: whoever asked is no longer there to be judged.
  if (senderFrame === null || senderFrame !== sender.mainFrame) return false;
  return senderFrame.origin === APP_ORIGIN;
}

/** Carries news to the page, while there is one. */
export function publishTo(page: Pick<WebContents, 'send' | 'isDestroyed'>): Publish {
  return (event, news) => {
    if (!page.isDestroyed()) page.send(PUSH_CHANNEL, { event, news });
  };
}
