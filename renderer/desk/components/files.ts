// Files between the person's disk and the desk, by way of base64.

/** In pieces: a call takes only so many arguments. */
const PIECE_BYTES = 32_768;

export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE_BYTES)
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE_BYTES));
  return btoa(text);
}

export const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));

/** Hands a file to the browser, which keeps it where the person's downloads go. */
export function download(fileName: string, mediaType: string, base64: string): void {
  const address = URL.createObjectURL(new Blob([bytesOf(base64)], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
