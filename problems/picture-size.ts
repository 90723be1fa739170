// How large a picture is once it is drawn, from the head of its file: a few hundred bytes can stand for gigabytes.
import type { PictureType } from '#contract/problem.ts';

export type Pixels = { readonly width: number; readonly height: number };

/** Null where the file does not say, or says that it has no pixel. Of moving pictures, the size of one frame. */
export function pixelsOf(type: PictureType, bytes: Uint8Array): Pixels | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = READERS[type](view);
    return size !== null && size.width > 0 && size.height > 0 ? size : null;
  } catch (error) {
    // The head ends before its size.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const READERS: Record<PictureType, (view: DataView) => Pixels | null> = {
  // The first chunk, IHDR: https://www.w3.org/TR/png-3/#11IHDR
  'image/png': (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  // The logical screen: https://www.w3.org/Graphics/GIF/spec-gif89a.txt, section 18
  'image/gif': (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  'image/jpeg': jpegPixels,
  'image/webp': webpPixels,
};

/** Frame headers, SOF0 to SOF15, without DHT, JPG and DAC, which lie between: ITU-T T.81, table B.1. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegPixels(view: DataView): Pixels | null {
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      // A filling byte.
      at += 1;
      continue;
    }
    if (isFrame(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // Before the frame every segment has a length, which is at least its own two bytes.
    const length = view.getUint16(at + 2);
    if (length < 2) return null;
    at += 2 + length;
  }
}

/** Lossy, lossless and extended: https://developers.google.com/speed/webp/docs/riff_container */
function webpPixels(view: DataView): Pixels | null {
  const kind = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
  const uint24 = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536;
  switch (kind) {
    case 'VP8 ':
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: uint24(24) + 1, height: uint24(27) + 1 };
    default:
      return null;
  }
}
