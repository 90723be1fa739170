// All that the exam's page gets of Electron: one way to ask and one way to listen. Bundled into a single CommonJS
// file, because it runs in Chromium's sandbox.
import { contextBridge, ipcRenderer } from 'electron';
import type { Answer, Ask, CallName } from '#contract/calls.ts';
import type { EventName, News } from '#contract/events.ts';
import type { Client, Push, Response } from '#contract/wire.ts';
import { CALL_CHANNEL, PUSH_CHANNEL } from './channels.ts';

let nextId = 1;

/* oxlint-disable typescript/no-unsafe-type-assertion --
   The gate on the other side checks every answer and all news against the contract; checking again here would put
   the whole contract into the preload. */
const bridge: Pick<Client, 'call' | 'on'> = {
  async call<Name extends CallName>(name: Name, ask: Ask<Name>): Promise<Answer<Name>> {
    const request = { id: nextId, call: name, ask };
    nextId += 1;
    const response = (await ipcRenderer.invoke(CALL_CHANNEL, request)) as Response;
    if (!response.ok) throw new Error(`${response.fault.kind}: ${response.fault.detail}`);
    return response.answer as Answer<Name>;
  },
  on<Name extends EventName>(name: Name, listener: (news: News<Name>) => void) {
    // The event object holds the way back into Electron and never crosses to the page.
    const hear = (_event: unknown, push: Push): void => {
      if (push.event === name) listener(push.news as News<Name>);
    };
    ipcRenderer.on(PUSH_CHANNEL, hear);
    return () => void ipcRenderer.removeListener(PUSH_CHANNEL, hear);
  },
};
/* oxlint-enable typescript/no-unsafe-type-assertion */

contextBridge.exposeInMainWorld('invigil', bridge);
