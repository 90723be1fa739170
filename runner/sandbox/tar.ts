// The little of the tar format (POSIX ustar) that sending a few small files to the engine takes.

export type TarEntry = { readonly name: string; readonly bytes: Uint8Array };

const BLOCK_BYTES = 512;
const NAME_MAX_BYTES = 100;

/** Files as root's, readable by all, at a fixed time: the same entries give the same bytes. */
export function tarOf(entries: readonly TarEntry[]): Buffer {
  const blocks: Buffer[] = [];
  for (const entry of entries) {
    blocks.push(headerOf(entry), Buffer.from(entry.bytes));
    const rest = entry.bytes.length % BLOCK_BYTES;
    if (rest > 0) blocks.push(Buffer.alloc(BLOCK_BYTES - rest));
  }
  blocks.push(Buffer.alloc(2 * BLOCK_BYTES));
  return Buffer.concat(blocks);
}

function headerOf(entry: TarEntry): Buffer {
  if (Buffer.byteLength(entry.name) > NAME_MAX_BYTES)
    throw new Error(`too long a name for a tar: ${entry.name}`);
  const header = Buffer.alloc(BLOCK_BYTES);
  const octal = (value: number, width: number): string =>
    `${value.toString(8).padStart(width - 1, '0')}\0`;
  header.write(entry.name, 0);
  header.write(octal(0o644, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(entry.bytes.length, 12), 124);
  header.write(octal(0, 12), 136);
  header.write(' '.repeat(8), 148);
  header.write('0', 156);
  header.write('ustar\u000000', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}
