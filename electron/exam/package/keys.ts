// The instructor's keys: one that signs exams (Ed25519), one that opens what stations send (age), and the name by which
// people know them.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { ageIdentityShape, ageRecipientShape } from './delivery.ts';

/** The key file: kept by the instructor alone. Whoever has it can make exams in their name. */
export const signerFileShape = z.strictObject({
  invigil: z.literal('signing-key'),
  name: z.string().min(1).max(200),
  publicKey: z.string().max(200),
  privateKey: z.string().max(500),
  /** Opens bundles. Files from before there were any have none. */
  ageIdentity: ageIdentityShape.optional(),
});
export type SignerFile = z.infer<typeof signerFileShape>;

/** The public half, which IT installs on stations. */
export const publicSignerShape = z.strictObject({
  invigil: z.literal('signer'),
  name: z.string().min(1).max(200),
  publicKey: z.string().max(200),
  ageRecipient: ageRecipientShape.optional(),
});

export type Signer = {
  readonly name: string;
  readonly privateKey: KeyObject;
  /** Null in a file from before bundles were encrypted to the instructor. */
  readonly ageIdentity: string | null;
};

export function newSigner(name: string): SignerFile {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    invigil: 'signing-key',
    name,
    publicKey: base64Of(publicKey),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
}

/** Null: the text is no key file. */
export function readSigner(text: string): Signer | null {
  try {
    const { name, privateKey, ageIdentity = null } = signerFileShape.parse(JSON.parse(text));
    const der = Buffer.from(privateKey, 'base64');
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    return key.asymmetricKeyType === 'ed25519' ? { name, privateKey: key, ageIdentity } : null;
  } catch {
    // JSON, shape and key parsers say each in their own way that it is none.
    return null;
  }
}

export const publicKeyOf = (signer: Signer) => base64Of(createPublicKey(signer.privateKey));

export function readPublicKey(base64: string): Result<KeyObject, null> {
  try {
    const der = Buffer.from(base64, 'base64');
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? ok(key) : fail(null);
  } catch {
    // OpenSSL's own words for bytes that are no key help nobody.
    return fail(null);
  }
}

/** What people compare: the first 16 hexadecimal digits of the key's SHA-256, in fours. */
export function fingerprint(publicKey: string): string {
  const digest = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
  return digest.slice(0, 16).replaceAll(/(.{4})(?!$)/g, '$1-');
}

function base64Of(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).toString('base64');
}
