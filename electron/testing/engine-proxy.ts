// A container engine that says something else of itself, for machines that lack what this one has.
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { createServer, request } from 'node:http';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { freshDirectory } from './fresh-database.ts';

/** Where the reference system's engine listens. */
export const ENGINE_SOCKET = '/var/run/docker.sock';

/** The real engine behind a socket of its own, with another word about what it can do. */
export async function engineProxy(
  change: (info: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): Promise<string> {
  const dir = freshDirectory();
  chmodSync(dir, 0o755);
  const socketPath = path.join(dir, 'engine.sock');
  const server = createServer((asked, answer) => {
    const { method, url = '', headers } = asked;
    const onward = request({ socketPath: ENGINE_SOCKET, method, path: url, headers }, (back) => {
      if (!url.endsWith('/info')) {
        answer.writeHead(back.statusCode ?? 500, back.headers);
        back.pipe(answer);
        return;
      }
      const parts: Buffer[] = [];
      back.on('data', (part: Buffer) => parts.push(part));
      back.on('end', () => {
        const info = z
          .record(z.string(), z.unknown())
          .parse(JSON.parse(Buffer.concat(parts).toString()));
        answer.writeHead(200, { 'content-type': 'application/json' });
        answer.end(JSON.stringify(change(info)));
      });
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  server.listen(socketPath);
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return socketPath;
}
