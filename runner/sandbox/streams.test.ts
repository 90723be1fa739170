import { once } from 'node:events';
import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cappedText, lineReader, readFrames } from './streams.ts';

const frame = (stream: number, payload: Uint8Array): Buffer => {
  const header = Buffer.alloc(8);
  header.writeUInt8(stream, 0);
  header.writeUInt32BE(payload.length, 4);
  return Buffer.concat([header, payload]);
};

async function split(chunks: Buffer[]) {
  const got = { 1: [] as Buffer[], 2: [] as Buffer[], malformed: false };
  const stream = Readable.from(chunks, { objectMode: false });
  readFrames(stream, {
    stdout: (chunk) => got[1].push(Buffer.from(chunk)),
    stderr: (chunk) => got[2].push(Buffer.from(chunk)),
    closed: (malformed) => {
      got.malformed = malformed;
    },
  });
  await once(stream, 'close');
  return { 1: Buffer.concat(got[1]), 2: Buffer.concat(got[2]), malformed: got.malformed };
}

describe('frames of the engine', () => {
  test('come apart into their two streams, wherever the network cuts them', async () => {
    const payload = fc.tuple(fc.constantFrom(1, 2), fc.uint8Array({ maxLength: 40 }));
    const cuts = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.array(payload), cuts, async (payloads, sizes) => {
        const bytes = Buffer.concat(payloads.map(([stream, data]) => frame(stream, data)));
        const chunks: Buffer[] = [];
        for (let at = 0, cut = 0; at < bytes.length; cut += 1) {
          const size = sizes[cut % sizes.length]!;
          chunks.push(bytes.subarray(at, at + size));
          at += size;
        }
        const got = await split(chunks);
        for (const stream of [1, 2] as const) {
          const mine = payloads.filter(([number]) => number === stream).map(([, data]) => data);
          expect(got[stream].equals(Buffer.concat(mine))).toBe(true);
        }
        expect(got.malformed).toBe(false);
      }),
    );
  });

  test('of another stream are no frames', async () => {
    expect((await split([frame(7, Buffer.from('x'))])).malformed).toBe(true);
  });
});

describe('capped text', () => {
  test('keeps the first bytes and says that there were more', () => {
    const text = cappedText(4);
    text.add(Buffer.from('abc'));
    expect([text.text(), text.isOver]).toEqual(['abc', false]);
    text.add(Buffer.from('d'));
    expect([text.text(), text.isOver]).toEqual(['abcd', false]);
    text.add(Buffer.from('e'));
    expect([text.text(), text.isOver]).toEqual(['abcd', true]);
  });
});

describe('a reader of lines', () => {
  const bounds = { lineMaxBytes: 5, totalMaxBytes: 12 };

  test('gathers a line from pieces, with characters cut in two', () => {
    const lines: string[] = [];
    const feed = lineReader(bounds, (line) => lines.push(line));
    const bytes = Buffer.from('añ\nb\n');
    for (const byte of bytes) feed(Buffer.from([byte]));
    expect(lines).toEqual(['añ', 'b']);
  });

  test('accepts a line at the bound and stops for good one byte past it', () => {
    const lines: string[] = [];
    const feed = lineReader(bounds, (line) => lines.push(line));
    expect(feed(Buffer.from('12345\n'))).toBe(true);
    expect(feed(Buffer.from('123456'))).toBe(false);
    expect(feed(Buffer.from('\na\n'))).toBe(false);
    expect(lines).toEqual(['12345']);
  });

  test('stops when all lines together are too much', () => {
    const feed = lineReader(bounds, () => undefined);
    expect(feed(Buffer.from('1234\n1234\n'))).toBe(true);
    expect(feed(Buffer.from('123\n'))).toBe(false);
  });
});
