import { expect, test } from 'vitest';
import { roomFor } from './use-room.ts';

test.each([
  ['a laptop at usual size', 1_280, 650, 16, 'wide'],
  ['a laptop at 125 percent', 1_280, 640, 20, 'wide'],
  ['a laptop at 200 percent', 1_280, 600, 32, 'narrow'],
  ['a large screen at 200 percent', 1_920, 980, 32, 'wide'],
  ['a narrow window', 800, 900, 16, 'narrow'],
  ['a flat window', 1_280, 400, 16, 'narrow'],
] as const)('%s is %s', (_name, widthPx, heightPx, remPx, room) =>
  expect(roomFor(widthPx, heightPx, remPx)).toBe(room),
);
