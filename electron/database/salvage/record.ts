// A record of SQLite's file format: its header of types, then its values.

export type Value = null | number | bigint | string | Uint8Array;

/** A variable-length number and where it ends; null where the bytes end first. */
export function readVarint(bytes: Uint8Array, at: number): { value: bigint; next: number } | null {
  let value = 0n;
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return null;
    if (index === 8)
      return { value: BigInt.asIntN(64, (value << 8n) | BigInt(byte)), next: at + 9 };
    value = (value << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) return { value, next: at + index + 1 };
  }
  return null;
}

/** Null unless the header accounts for every byte: a pointer that leads astray finds no record. */
export function readRecord(payload: Uint8Array): Value[] | null {
  const header = readVarint(payload, 0);
  if (header === null || header.value < 1n || header.value > BigInt(payload.byteLength))
    return null;
  const headerBytes = Number(header.value);
  const values: Value[] = [];
  let at = header.next;
  let body = headerBytes;
  while (at < headerBytes) {
    const type = readVarint(payload, at);
    if (type === null || type.next > headerBytes || type.value < 0n) return null;
    at = type.next;
    const value = readValue(payload, body, type.value);
    if (value === null) return null;
    values.push(value.value);
    body = value.next;
  }
  return at === headerBytes && body === payload.byteLength ? values : null;
}

const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8] as const;

function readValue(
  payload: Uint8Array,
  at: number,
  type: bigint,
): { value: Value; next: number } | null {
  const view = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  if (type === 0n) return { value: null, next: at };
  if (type === 8n || type === 9n) return { value: Number(type) - 8, next: at };
  const isText = type >= 13n && type % 2n === 1n;
  const size =
    type <= 7n ? BigInt(type === 7n ? 8 : (INTEGER_BYTES[Number(type)] ?? 0)) : (type - 12n) / 2n;
  if (type === 10n || type === 11n || size < 0n) return null;
  if (BigInt(at) + size > BigInt(payload.byteLength)) return null;
  const next = at + Number(size);
  if (type === 7n) return { value: view.readDoubleBE(at), next };
  if (type <= 6n) return { value: readInteger(view, at, Number(size)), next };
  const bytes = payload.slice(at, next);
  if (!isText) return { value: bytes, next };
  try {
    return {
      value: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
      next,
    };
  } catch {
    // All text that this project writes is UTF-8: these bytes are not as they were written.
    return null;
  }
}

function readInteger(view: Buffer, at: number, size: number): number | bigint {
  if (size <= 6) return view.readIntBE(at, size);
  const value = view.readBigInt64BE(at);
  return BigInt.asIntN(53, value) === value ? Number(value) : value;
}
