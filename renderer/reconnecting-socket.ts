// A WebSocket that comes back: after each break it is opened anew, with a wait that grows and is jittered.

export const RECONNECT_FIRST_MS = 250;
export const RECONNECT_MAX_MS = 5_000;

export type SocketParts = {
  readonly open: () => WebSocket;
  readonly later: (run: () => void, delayMs: number) => unknown;
  /** 0..1, for the jitter. */
  readonly chance: () => number;
};

export type SocketListener = {
  readonly onText: (text: string) => void;
  /** Told when it opens and when it breaks, never twice the same. */
  readonly onChange: (open: boolean) => void;
};

export type ReconnectingSocket = { isOpen(): boolean; send(text: string): void };

/** Wait before the next try, in ms: doubles from the first to the longest, then up to a quarter more by chance. */
export function reconnectDelayMs(failures: number, chance: number): number {
  const base = Math.min(RECONNECT_MAX_MS, RECONNECT_FIRST_MS * 2 ** Math.min(failures, 10));
  return Math.round(base * (1 + chance / 4));
}

export function reconnectingSocket(
  { open, later, chance }: SocketParts,
  { onText, onChange }: SocketListener,
): ReconnectingSocket {
  let socket: WebSocket | null = null;
  let isOpen = false;
  let failures = 0;

  const start = (): void => {
    socket = open();
    socket.addEventListener('message', (message: MessageEvent<string>) => onText(message.data));
    socket.addEventListener('open', () => {
      failures = 0;
      isOpen = true;
      onChange(true);
    });
    socket.addEventListener('close', () => {
      later(start, reconnectDelayMs(failures, chance()));
      failures += 1;
      if (!isOpen) return;
      isOpen = false;
      onChange(false);
    });
  };
  start();
  return { isOpen: () => isOpen, send: (text) => socket?.send(text) };
}
