// The bytes of an LMS's file as text: UTF-8 or UTF-16, with or without their byte order mark.

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';
export type Decoded = { readonly text: string; readonly encoding: Encoding };

/** Null for bytes that are neither: guessing a code page would garble the very names that are compared. */
export function decodeText(bytes: Uint8Array): Decoded | null {
  const encoding = encodingOf(bytes);
  try {
    // TextDecoder takes the mark off.
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : { text, encoding };
  } catch {
    return null;
  }
}

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Headers begin with letters of ASCII: in UTF-16 one byte of each is zero.
  if (first !== undefined && first !== 0 && second === 0) return 'utf-16le';
  if (first === 0 && second !== undefined && second !== 0) return 'utf-16be';
  return 'utf-8';
}
