// One page's WebSocket: requests in, responses out, and no more work than the host can bear.
import type { RawData, WebSocket } from 'ws';
import { SECOND_MS } from '#contract/limits.ts';
import type { Response } from '#contract/wire.ts';
import type { Gate } from './gate.ts';

/** Requests that a page may send in one burst, and how many a second it earns back. A typing student sends about two. */
export const BURST_MAX = 200;
export const REFILL_PER_SECOND = 100;
/** Requests being answered at once; the next ones wait in the page's own buffers. */
const UNDER_WAY_MAX = 32;
const REFILL_MS = SECOND_MS / 10;
const UNSUPPORTED = 1003;

/**
 * Answers a page's requests in the order they came. A page that asks faster than it earns is read more slowly:
 * nothing it sent is lost, and it can fill no more memory than one read of its socket.
 */
export function serveSocket(socket: WebSocket, gate: Gate): void {
  const unread: RawData[] = [];
  let allowance = BURST_MAX;
  let underWay = 0;
  let refilling: NodeJS.Timeout | null = null;

  const answerWhatMayBe = (): void => {
    while (allowance > 0 && underWay < UNDER_WAY_MAX) {
      const next = unread.shift();
      if (next === undefined) break;
      allowance -= 1;
      underWay += 1;
      void gate(parsed(next)).then(send);
    }
    if (unread.length > 0) socket.pause();
    else if (socket.isPaused) socket.resume();
    if (allowance < BURST_MAX) refilling ??= setInterval(refill, REFILL_MS);
  };
  const send = (response: Response): void => {
    underWay -= 1;
    if (socket.readyState !== socket.OPEN) return;
    socket.send(JSON.stringify(response));
    answerWhatMayBe();
  };
  const refill = (): void => {
    allowance = Math.min(BURST_MAX, allowance + (REFILL_PER_SECOND * REFILL_MS) / SECOND_MS);
    if (allowance === BURST_MAX) stopRefilling();
    answerWhatMayBe();
  };
  const stopRefilling = (): void => {
    if (refilling !== null) clearInterval(refilling);
    refilling = null;
  };

  socket.on('message', (data, isBinary) => {
    if (isBinary) return socket.close(UNSUPPORTED, 'text only');
    unread.push(data);
    return answerWhatMayBe();
  });
  // A frame that is too long or breaks the protocol: ws closes the socket by itself and only wants to be heard.
  socket.on('error', () => socket.terminate());
  socket.on('close', stopRefilling);
}

/** Null for the gate to refuse, where the text is not JSON. */
function parsed(data: RawData): unknown {
  const text = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(new Uint8Array(data));
  try {
    return JSON.parse(text.toString('utf8')) as unknown;
  } catch {
    return null;
  }
}
