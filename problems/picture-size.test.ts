import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { PictureType } from '#contract/problem.ts';
import { pixelsOf } from './picture-size.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const ascii = (text: string) => Buffer.from(text, 'latin1').toString('hex');

// Heads as encoders write them, 1920 × 1080 each unless said.
const HEADS: readonly (readonly [string, PictureType, string])[] = [
  ['a PNG', 'image/png', `89504e470d0a1a0a 0000000d ${ascii('IHDR')} 00000780 00000438 08020000`],
  ['a GIF', 'image/gif', `${ascii('GIF89a')} 8007 3804 f00000`],
  [
    'a JPEG with a comment and a filling byte before its frame',
    'image/jpeg',
    'ffd8 ffe0 0010 4a46494600010100000100010000 fffe 0004 6869 ff ffc0 0011 08 0438 0780 03',
  ],
  ['a progressive JPEG', 'image/jpeg', 'ffd8 ffc4 0004 0000 ffc2 0011 08 0438 0780 03'],
  [
    'a lossy WebP',
    'image/webp',
    `${ascii('RIFF')} 00000000 ${ascii('WEBPVP8 ')} 00000000 000000 9d012a 8007 3804`,
  ],
  [
    'a lossless WebP',
    'image/webp',
    // 1919 in 14 bits, then 1079.
    `${ascii('RIFF')} 00000000 ${ascii('WEBPVP8L')} 00000000 2f 7fc70d01`,
  ],
  [
    'a WebP with extras',
    'image/webp',
    `${ascii('RIFF')} 00000000 ${ascii('WEBPVP8X')} 0a000000 10000000 7f0700 370400`,
  ],
];

test.each(HEADS)('%s says how large it is', (_name, type, hex) => {
  expect(pixelsOf(type, bytes(hex))).toEqual({ width: 1920, height: 1080 });
});

test.each(HEADS)('%s that is cut short says nothing, at no length', (_name, type, hex) => {
  const whole = bytes(hex);
  for (let length = 0; length < whole.length - 4; length += 1)
    expect([null, 1920]).toContain(pixelsOf(type, whole.subarray(0, length))?.width ?? null);
});

test('a picture without pixels, and a JPEG that leads in a circle, have no size', () => {
  expect(pixelsOf('image/gif', bytes(`${ascii('GIF89a')} 0000 3804`))).toBeNull();
  expect(pixelsOf('image/jpeg', bytes('ffd8 ffe0 0000 ffe0 0000 ffe0 0000'))).toBeNull();
});

test('a picture of this repository is read', () => {
  const file = readFileSync(path.join(import.meta.dirname, 'hanoi', 'pasos.png'));
  expect(pixelsOf('image/png', file)?.width).toBeGreaterThan(100);
});
