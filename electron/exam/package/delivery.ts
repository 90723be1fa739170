// To whom a station's results go: the instructor and the desk, as the exam package says.
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { z } from 'zod';
import { selfSigned } from './self-signed.ts';

/** The public half of an age identity. */
export const ageRecipientShape = z.string().regex(/^age1[0-9a-z]{10,200}$/);
/** Opens what is encrypted to its recipient. */
export const ageIdentityShape = z.string().regex(/^AGE-SECRET-KEY-1[0-9A-Z]{10,200}$/);
const certificateShape = z.string().startsWith('-----BEGIN CERTIFICATE-----').max(10_000);

/** In the package, for stations. */
export const deliveryShape = z.strictObject({
  /** The instructor's; empty where their key file is from before there were any. */
  recipients: z.array(ageRecipientShape).max(16),
  /** The desk: what is encrypted to it, and the one certificate by which stations know it. */
  desk: z.strictObject({ recipient: ageRecipientShape, certificatePem: certificateShape }),
});
export type Delivery = z.infer<typeof deliveryShape>;

/** In the staff file, for the desk. */
export const deskKeysShape = z.strictObject({
  identity: ageIdentityShape,
  recipient: ageRecipientShape,
  certificatePem: certificateShape,
  privateKeyPem: z.string().startsWith('-----BEGIN PRIVATE KEY-----').max(10_000),
});
export type DeskKeys = z.infer<typeof deskKeysShape>;

/** Everyone who may open what leaves a station. */
export const recipientsOf = ({ recipients, desk }: Delivery): readonly string[] => [
  ...recipients,
  desk.recipient,
];

export const newAgeIdentity = (): Promise<string> => generateX25519Identity();
export const ageRecipientOf = (identity: string): Promise<string> => identityToRecipient(identity);

/** Stations compare the certificate byte for byte: its name and dates decide nothing. */
export async function newDeskKeys(): Promise<DeskKeys> {
  const identity = await newAgeIdentity();
  return { identity, recipient: await ageRecipientOf(identity), ...selfSigned('Invigil desk') };
}
