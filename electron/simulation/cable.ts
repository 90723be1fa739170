// The network between a row and the desk, which can be cut, and which now and then loses a connection in the middle.
import { createServer, connect } from 'node:net';
import type { Socket } from 'node:net';
import { KIB } from '#contract/limits.ts';

/** `cut`: every connection breaks, and none is made. `hole`: what is sent arrives nowhere, and nobody says so. */
export type CableState = 'whole' | 'cut' | 'hole';

export type Cable = {
  readonly port: number;
  set(state: CableState): void;
  /** Connections that were lost in the middle. */
  lost(): number;
  close(): Promise<void>;
};

type Options = {
  /** Where the desk listens now; null: nowhere. */
  readonly deskPort: () => number | null;
  readonly chance: () => number;
};

export async function layCable({ deskPort, chance }: Options): Promise<Cable> {
  const sockets = new Set<Socket>();
  let state: CableState = 'whole';
  let lost = 0;

  const watch = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  };
  const server = createServer((near) => {
    watch(near);
    const port = deskPort();
    // Nobody is at the other end of a hole.
    if (state === 'hole') return void near.pause();
    if (state === 'cut' || port === null) return void near.destroy();
    const far = connect({ host: '127.0.0.1', port });
    watch(far);
    const breaksAfterBytes = (8 + 1_000 * chance()) * KIB;
    let bytes = 0;
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.once('close', () => to.destroy());
      from.on('data', (piece) => {
        bytes += piece.length;
        if (state === 'hole') return;
        if (bytes > breaksAfterBytes) {
          lost += 1;
          near.destroy();
        } else to.write(piece);
      });
    }
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const at = server.address();
      resolve(typeof at === 'object' && at !== null ? at.port : 0);
    });
  });
  const breakAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port,
    set(next) {
      // What was swallowed is not made up for.
      if (state === 'hole' || next === 'cut') breakAll();
      state = next;
    },
    lost: () => lost,
    close: () =>
      new Promise((resolve) => {
        breakAll();
        server.close(() => resolve());
      }),
  };
}
