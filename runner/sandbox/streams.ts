// Bytes out of a container. The engine sends both outputs over one connection in frames: 1 byte stream, 3 zero bytes,
// 4 bytes length (Docker Engine API v1.41, ContainerAttach). Nothing here keeps more than its caller's bound.
import type { Readable } from 'node:stream';

export type Frames = {
  stdout(chunk: Buffer): void;
  stderr(chunk: Buffer): void;
  /** The other side closed, or broke, or spoke no frames. Called once. */
  closed(malformed: boolean): void;
};

const HEADER_BYTES = 8;
const STDOUT = 1;
const STDERR = 2;

/** Hands each frame's payload on as it arrives; a frame of any length is never gathered. */
export function readFrames(stream: Readable, frames: Frames): void {
  const header = Buffer.alloc(HEADER_BYTES);
  let headerBytes = 0;
  let payloadBytes = 0;
  let isClosed = false;
  const close = (malformed: boolean): void => {
    if (isClosed) return;
    isClosed = true;
    frames.closed(malformed);
  };
  const read = (chunk: Buffer): void => {
    let at = 0;
    while (at < chunk.length && !isClosed) {
      if (payloadBytes === 0) {
        const taken = chunk.copy(header, headerBytes, at, at + HEADER_BYTES - headerBytes);
        headerBytes += taken;
        at += taken;
        if (headerBytes < HEADER_BYTES) return;
        headerBytes = 0;
        if (header.readUInt8(0) > STDERR) return close(true);
        payloadBytes = header.readUInt32BE(4);
        continue;
      }
      const payload = chunk.subarray(at, at + payloadBytes);
      at += payload.length;
      payloadBytes -= payload.length;
      if (header.readUInt8(0) === STDOUT) frames.stdout(payload);
      else if (header.readUInt8(0) === STDERR) frames.stderr(payload);
    }
  };
  stream.on('data', read);
  stream.once('end', () => close(false));
  stream.once('close', () => close(false));
  stream.once('error', () => close(false));
}

/** Keeps the first bytes up to a bound, and says when there were more. */
export type CappedText = {
  add(chunk: Buffer): void;
  readonly isOver: boolean;
  /** What was kept, as text; a character cut at the bound, or no UTF-8 at all, shows as U+FFFD. */
  text(): string;
};

export function cappedText(maxBytes: number): CappedText {
  const kept: Buffer[] = [];
  let keptBytes = 0;
  let isOver = false;
  return {
    add: (chunk) => {
      const room = maxBytes - keptBytes;
      if (chunk.length > room) isOver = true;
      if (room <= 0) return;
      // A copy: a view would keep the whole network buffer alive.
      const part = Buffer.from(chunk.subarray(0, room));
      kept.push(part);
      keptBytes += part.length;
    },
    get isOver() {
      return isOver;
    },
    text: () => Buffer.concat(kept).toString('utf8'),
  };
}

export type LineBounds = { readonly lineMaxBytes: number; readonly totalMaxBytes: number };

/**
 * Splits bytes into lines and hands each on as text.
 *
 * @returns the function to feed; it answers false once a bound was passed, and from then on reads nothing
 */
export function lineReader(
  bounds: LineBounds,
  onLine: (line: string) => void,
): (chunk: Buffer) => boolean {
  let parts: Buffer[] = [];
  let lineBytes = 0;
  let totalBytes = 0;
  let isWithin = true;
  return (chunk) => {
    totalBytes += chunk.length;
    let at = 0;
    while (isWithin && at < chunk.length) {
      const newline = chunk.indexOf(0x0a, at);
      const end = newline === -1 ? chunk.length : newline;
      lineBytes += end - at;
      isWithin = totalBytes <= bounds.totalMaxBytes && lineBytes <= bounds.lineMaxBytes;
      if (!isWithin) break;
      parts.push(Buffer.from(chunk.subarray(at, end)));
      at = end + 1;
      if (newline === -1) break;
      const line = Buffer.concat(parts).toString('utf8');
      parts = [];
      lineBytes = 0;
      onLine(line);
    }
    return isWithin;
  };
}
