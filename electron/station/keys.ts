// The station's own signing key (Ed25519): made at the first start, never leaves the station.
import {
  createPrivateKey,
  createPublicKey,
  createHash,
  generateKeyPairSync,
  sign,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

export type StationKey = {
  /** SPKI in base64, as it stands in the log. */
  readonly publicKey: string;
  /** What people compare: the first 16 hexadecimal digits of the key's SHA-256, in fours. */
  readonly fingerprint: string;
  /** Base64. */
  sign(message: Uint8Array): string;
};

export const KEY_FILE_NAME = 'station-key.pem';

/**
 * Reads the station's key, or makes one where there is none. A file that holds no such key is put aside under another
 * name, never overwritten: the log then says that another key signs. A fault is one sentence for staff.
 */
export function stationKey(dataDir: string): Result<StationKey, string> {
  const file = path.join(dataDir, KEY_FILE_NAME);
  try {
    const kept = readKey(file);
    if (kept !== null) return ok(keyOf(kept));
    const { privateKey } = generateKeyPairSync('ed25519');
    keepKey(file, privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
    return ok(keyOf(privateKey));
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return fail(
      `The station's key ${file} cannot be used (${error.message}): check disk and rights.`,
    );
  }
}

/** Null: the text is no Ed25519 private key. */
export function keyOfPem(pem: string): StationKey | null {
  const key = privateKeyOf(pem);
  return key === null ? null : keyOf(key);
}

/** Null: the text is no Ed25519 public key. */
export function readPublicKey(base64: string): KeyObject | null {
  try {
    const der = Buffer.from(base64, 'base64');
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    // OpenSSL's own words for bytes that are no key help nobody.
    return null;
  }
}

export function keyFingerprint(publicKey: string): string {
  const digest = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
  return digest.slice(0, 16).replaceAll(/(.{4})(?!$)/g, '$1-');
}

function keyOf(privateKey: KeyObject): StationKey {
  const der = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const publicKey = der.toString('base64');
  return {
    publicKey,
    fingerprint: keyFingerprint(publicKey),
    sign: (message) => sign(null, message, privateKey).toString('base64'),
  };
}

function readKey(file: string): KeyObject | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const key = privateKeyOf(text);
  if (key !== null) return key;
  renameSync(file, `${file}.unreadable-${Date.now()}`);
  return null;
}

function privateKeyOf(pem: string): KeyObject | null {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    // Not a key at all: the same to everybody as one of another kind.
    return null;
  }
}

/** Written aside and renamed, so that a power cut leaves either no key or a whole one. */
function keepKey(file: string, pem: string): void {
  const aside = `${file}.new`;
  const descriptor = openSync(aside, 'w', 0o600);
  try {
    writeSync(descriptor, pem);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(aside, file);
}
