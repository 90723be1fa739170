// A folder of the shape of an unpacked Electron for Linux, where Electron's own cannot be had: packaging puts the app into
// it, flips the fuses of its binary and never runs it.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What @electron/fuses looks for in the binary; behind it a version, a count, and one sign for each fuse. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** As Electron 45 comes: run as node, no cookie encryption, NODE_OPTIONS, --inspect, …, trap handlers. */
const WIRE_AS_SHIPPED = '101100011';
const FILES = [
  ...['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'chrome_crashpad_handler'],
  ...['libffmpeg.so', 'icudtl.dat', 'resources.pak', 'v8_context_snapshot.bin'],
];

export function standInElectron(folder: string, version: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  const wire = Buffer.concat([
    Buffer.from([1, WIRE_AS_SHIPPED.length]),
    Buffer.from(WIRE_AS_SHIPPED),
  ]);
  const binary = Buffer.concat([readFileSync('/bin/true'), Buffer.from(SENTINEL), wire]);
  writeFileSync(join(folder, 'electron'), binary);
  chmodSync(join(folder, 'electron'), 0o755);
  writeFileSync(join(folder, 'version'), version);
  writeFileSync(join(folder, 'locales', 'en-US.pak'), '');
  for (const file of FILES) writeFileSync(join(folder, file), `stand-in for ${file}\n`);
}
