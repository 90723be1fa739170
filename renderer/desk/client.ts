// The desk behind this page, over the WebSocket of the address that the page came from.
import { deskEvents } from '#contract/desk.ts';
import type { deskCalls, DeskClient } from '#contract/desk.ts';
import { loopbackClient, socketOf } from '../loopback-client.ts';

export const connectDesk = (page: Window): DeskClient =>
  loopbackClient<typeof deskCalls, typeof deskEvents>(socketOf(page), deskEvents);
