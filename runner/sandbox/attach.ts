// Opens a container's standard streams as one raw connection.
import { Duplex } from 'node:stream';
import type Docker from 'dockerode';

const STREAMS = { stream: true, stdin: true, stdout: true, stderr: true };

/**
 * Not dockerode's own `attach`: that sends its options a second time as the request's body, which Docker drops and
 * Podman hands to the container as its first input (docker-modem 5.0, dial: `data = JSON.stringify(opts)`). An empty
 * body makes the same request without.
 */
export function attach(docker: Docker, id: string): Promise<Duplex> {
  const attached = Promise.withResolvers<Duplex>();
  const request = {
    path: `/containers/${id}/attach?`,
    method: 'POST',
    options: STREAMS,
    file: Buffer.alloc(0),
    hijack: true,
    isStream: true,
    statusCodes: { 101: true, 200: true, 404: 'no such container', 500: 'server error' },
  };
  docker.modem.dial(request, (error: unknown, socket: unknown) => {
    if (socket instanceof Duplex) attached.resolve(socket);
    else attached.reject(error ?? new Error('the engine gave no connection to the grader'));
  });
  return attached.promise;
}
