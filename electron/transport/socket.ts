// One page's WebSocket: requests in, responses out, and no more work at once than the host can bear.
import type { RawData, WebSocket } from 'ws';
import { SECOND_MS } from '#contract/limits.ts';
import type { GateFault, Response } from '#contract/wire.ts';
import { idOf, refused } from './gate.ts';
import type { Gate } from './gate.ts';

/** Requests that a page may send in one burst, and how many a second it earns back. A typing student sends about two. */
const BURST_MAX = 200;
const REFILL_PER_SECOND = 100;
/** Requests being answered at once; past this the page is told `busy`. */
const UNDER_WAY_MAX = 64;
const BUSY: GateFault = { kind: 'busy', detail: 'too many questions at once' };
const UNSUPPORTED = 1003;

export function serveSocket(socket: WebSocket, gate: Gate): void {
  const allowance = createAllowance(socket);
  let underWay = 0;
  const send = (response: Response): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(response));
  };
  socket.on('message', (data, isBinary) => {
    if (isBinary) return socket.close(UNSUPPORTED, 'text only');
    allowance.spend();
    const message = parsed(data);
    if (underWay >= UNDER_WAY_MAX) return send(refused(idOf(message), BUSY));
    underWay += 1;
    return void gate(message).then((response) => {
      underWay -= 1;
      send(response);
    });
  });
  // A frame that is too long or breaks the protocol: ws closes the socket by itself and only wants to be heard.
  socket.on('error', () => socket.terminate());
  socket.on('close', () => allowance.stop());
}

/** Unread text for the gate to refuse, where it is not JSON. */
function parsed(data: RawData): unknown {
  const text = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as ArrayBuffer);
  try {
    return JSON.parse(text.toString('utf8')) as unknown;
  } catch {
    return null;
  }
}

/** Stops reading from a page that asks faster than it earns; nothing it sent is lost, it only waits. */
function createAllowance(socket: WebSocket) {
  let left = BURST_MAX;
  let timer: NodeJS.Timeout | null = null;
  const stop = () => {
    if (timer !== null) clearInterval(timer);
    timer = null;
  };
  const refill = () => {
    left = Math.min(BURST_MAX, left + REFILL_PER_SECOND / 10);
    if (left > 0 && socket.isPaused) socket.resume();
    if (left === BURST_MAX) stop();
  };
  return {
    stop,
    spend() {
      left -= 1;
      timer ??= setInterval(refill, SECOND_MS / 10);
      if (left <= 0) socket.pause();
    },
  };
}
