// HTTPS to the one desk whose certificate the exam package holds. No authority vouches for it, and its name and dates mean
// nothing: the certificate is compared byte for byte before a single byte of a request goes out.
import { X509Certificate } from 'node:crypto';
import { Agent } from 'node:https';
import { connect } from 'node:tls';
import type { ConnectionOptions } from 'node:tls';
import { SECOND_MS } from '#contract/limits.ts';

/** Another certificate than the package's: an exam's old desk, a desk of another exam, or somebody in between. */
export class OtherCertificate extends Error {}

const CONNECT_WITHIN_MS = 10 * SECOND_MS;

/** @param certificatePem of the desk, from the package */
export function pinnedAgent(certificatePem: string): Agent {
  const expected = new X509Certificate(certificatePem).raw;
  const agent = new Agent({ keepAlive: true, maxSockets: 2, maxCachedSessions: 0 });
  Object.assign(agent, {
    createConnection: (
      options: ConnectionOptions,
      done: (error: Error | null, socket?: ReturnType<typeof connect>) => void,
    ) => {
      const socket = connect({
        ...options,
        minVersion: 'TLSv1.3',
        // The comparison below is stricter than any chain of authorities.
        rejectUnauthorized: false,
      });
      const impatience = setTimeout(
        () => socket.destroy(new Error('the desk does not answer')),
        CONNECT_WITHIN_MS,
      );
      const failed = (error: Error): void => {
        clearTimeout(impatience);
        done(error);
      };
      socket.once('error', failed);
      socket.once('secureConnect', () => {
        clearTimeout(impatience);
        socket.off('error', failed);
        if (expected.equals(socket.getPeerX509Certificate()?.raw ?? Buffer.alloc(0)))
          return done(null, socket);
        socket.on('error', () => undefined);
        socket.destroy();
        done(
          new OtherCertificate('the desk shows another certificate than the exam package holds'),
        );
      });
    },
  });
  return agent;
}
