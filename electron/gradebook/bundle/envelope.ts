// The age part of what leaves a station: encrypted to every recipient, opened with any one identity.
import { webcrypto } from 'node:crypto';
import { bech32 } from '@scure/base';
import { Decrypter, Encrypter } from 'age-encryption';
import { ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { refuse } from './frame.ts';
import type { SealedRefused } from './frame.ts';

/** @param recipients `age1…`, at least one */
export function encryptTo(recipients: readonly string[], text: string): Promise<Uint8Array> {
  if (recipients.length === 0) throw new Error('nobody could read what is encrypted to no one');
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(text);
}

/** Opens the age part of one file after another with the same identities. */
export type Opener = (encrypted: Uint8Array) => Promise<Result<string, SealedRefused>>;

/**
 * Made once for many files: making it costs as much as opening one.
 *
 * @param identities `AGE-SECRET-KEY-1…`: whichever fits is used
 */
export function openerWith(identities: readonly string[]): Opener {
  const ready = decrypterWith(identities);
  return async (encrypted) => {
    const decrypter = await ready;
    const bytes = await decrypter.decrypt(encrypted).catch((error: unknown) => {
      if (error instanceof Error) return error;
      throw error;
    });
    if (bytes instanceof Error)
      return bytes.message.startsWith('no identity matched')
        ? refuse('not-for-us', 'The file is encrypted to other people than this key.')
        : refuse('unreadable', 'The contents cannot be decrypted.');
    try {
      return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    } catch {
      // The decoder's only word for bytes that are no UTF-8.
      return refuse('unreadable', 'The contents are not text.');
    }
  };
}

/** Given as text, age reads the key anew for every file and every recipient in it, which is half of the work. */
async function decrypterWith(identities: readonly string[]): Promise<Decrypter> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity((await x25519Key(identity)) ?? identity);
  return decrypter;
}

const X25519_KEY_BYTES = 32;
/** What stands before the 32 bytes of an X25519 key in PKCS #8 (RFC 8410). */
const PKCS8_X25519 = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** Null: an identity of another kind, which age reads itself. */
async function x25519Key(identity: string): Promise<webcrypto.CryptoKey | null> {
  const decoded = bech32.decodeUnsafe(identity);
  if (decoded === undefined || decoded.prefix.toUpperCase() !== 'AGE-SECRET-KEY-') return null;
  const secret = bech32.fromWords(decoded.words);
  if (secret.byteLength !== X25519_KEY_BYTES) return null;
  const pkcs8 = Buffer.concat([PKCS8_X25519, secret]);
  return webcrypto.subtle.importKey('pkcs8', pkcs8, 'X25519', false, ['deriveBits']);
}

/** One file alone. */
export const decryptWith = (
  identities: readonly string[],
  encrypted: Uint8Array,
): Promise<Result<string, SealedRefused>> => openerWith(identities)(encrypted);
