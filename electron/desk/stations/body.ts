// Reads the body of a request, never more of it than was promised, and never more of all bodies than the desk can hold.
import type { IncomingMessage } from 'node:http';
import { MIB } from '#contract/limits.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { SEALED_MAX_BYTES } from '../../gradebook/bundle/frame.ts';

/** All bodies that are being read or written at once. Who comes later is asked to come again. */
const UNDER_WAY_MAX_BYTES = 64 * MIB;

/** Status of the answer to a body that is not taken. */
export type BodyFault = 'length-required' | 'too-large' | 'busy' | 'cut-short';

export type Bodies = {
  /** Takes room for the body until `done` is called, whatever came of it. */
  take(
    request: IncomingMessage,
  ): Promise<Result<{ readonly bytes: Buffer; done(): void }, BodyFault>>;
};

export function boundedBodies(
  limits = { one: SEALED_MAX_BYTES, all: UNDER_WAY_MAX_BYTES },
): Bodies {
  let underWayBytes = 0;
  return {
    async take(request) {
      const length = lengthOf(request);
      if (length === null) return fail('length-required');
      if (length > limits.one) return fail('too-large');
      if (underWayBytes + length > limits.all) return fail('busy');
      underWayBytes += length;
      const done = (): void => {
        underWayBytes -= length;
      };
      const bytes = await wholeBody(request, length);
      if (bytes !== null) return ok({ bytes, done });
      done();
      return fail('cut-short');
    },
  };
}

function lengthOf({ headers }: IncomingMessage): number | null {
  const written = headers['content-length'];
  if (written === undefined || headers['transfer-encoding'] !== undefined) return null;
  const length = Number(written);
  return Number.isSafeInteger(length) && length > 0 ? length : null;
}

/** Null where the station went away in the middle. Node's parser lets no body be longer than it says. */
function wholeBody(request: IncomingMessage, length: number): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.once('end', () => {
      const bytes = Buffer.concat(pieces);
      resolve(bytes.byteLength === length ? bytes : null);
    });
    request.once('error', () => resolve(null));
    request.once('close', () => resolve(null));
  });
}
