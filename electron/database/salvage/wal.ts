// The write-ahead log beside a database: the pages that were committed to it and are not in the main file yet.
//
// Its format is SQLite's own (https://www.sqlite.org/fileformat2.html#walformat). SQLite stops at the first frame that
// is damaged; here each frame is checked against the sum that the one before it carries, so that one bad frame costs one.

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const MAGIC_LITTLE = 0x37_7f_06_82;
const MAGIC_BIG = 0x37_7f_06_83;

type Sum = readonly [number, number];

export type WalPages = {
  /** The newest committed version of each page, by its number. */
  readonly pages: ReadonlyMap<number, Uint8Array>;
  /** Frames that are not as they were written. */
  readonly damagedFrames: number;
  readonly pageBytes: number | null;
};

const NOTHING: WalPages = { pages: new Map(), damagedFrames: 0, pageBytes: null };

export function readWal(bytes: Uint8Array): WalPages {
  if (bytes.byteLength < HEADER_BYTES) return NOTHING;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = view.getUint32(0);
  if (magic !== MAGIC_LITTLE && magic !== MAGIC_BIG) return { ...NOTHING, damagedFrames: 1 };
  const little = magic === MAGIC_LITTLE;
  const pageBytes = view.getUint32(8);
  if (!isPageSize(pageBytes)) return { ...NOTHING, damagedFrames: 1 };
  const salts = [view.getUint32(16), view.getUint32(20)] as const;
  const step = FRAME_HEADER_BYTES + pageBytes;
  const pages = new Map<number, Uint8Array>();
  let open = new Map<number, Uint8Array>();
  let before: Sum = [view.getUint32(24), view.getUint32(28)];
  let damagedFrames = 0;
  for (let at = HEADER_BYTES; at + step <= bytes.byteLength; at += step) {
    // Frames of an earlier round of the log follow those of this one; they are no damage.
    const isThisRound = view.getUint32(at + 8) === salts[0] && view.getUint32(at + 12) === salts[1];
    const carried: Sum = [view.getUint32(at + 16), view.getUint32(at + 20)];
    const body = at + FRAME_HEADER_BYTES;
    const sum = sumOf(view, body, pageBytes, little, sumOf(view, at, 8, little, before));
    const isWhole = sum[0] === carried[0] && sum[1] === carried[1];
    before = carried;
    if (!isThisRound) continue;
    if (!isWhole) {
      damagedFrames += 1;
      continue;
    }
    open.set(view.getUint32(at), bytes.subarray(body, body + pageBytes));
    if (view.getUint32(at + 4) === 0) continue;
    for (const [number, page] of open) pages.set(number, page);
    open = new Map();
  }
  return { pages, damagedFrames, pageBytes };
}

export const isPageSize = (bytes: number): boolean =>
  bytes >= 512 && bytes <= 65_536 && (bytes & (bytes - 1)) === 0;

function sumOf(view: DataView, from: number, length: number, little: boolean, seed: Sum): Sum {
  let [one, two] = seed;
  for (let at = from; at < from + length; at += 8) {
    one = (one + view.getUint32(at, little) + two) >>> 0;
    two = (two + view.getUint32(at + 4, little) + one) >>> 0;
  }
  return [one, two];
}
