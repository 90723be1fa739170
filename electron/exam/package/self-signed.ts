// A self-signed certificate (X.509 in DER), as small as TLS takes one. It is known byte for byte by whoever must trust it,
// so it has no names to check, no authority above it and no use for extensions.
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export type Certified = { readonly certificatePem: string; readonly privateKeyPem: string };

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OBJECT_ID = 0x06;
const UTF8_STRING = 0x0c;
const UTC_TIME = 0x17;
const VERSION_TAG = 0xa0;

/** ecdsa-with-SHA256, 1.2.840.10045.4.3.2. */
const ECDSA_SHA256 = Buffer.from('2a8648ce3d040302', 'hex');
/** commonName, 2.5.4.3. */
const COMMON_NAME = Buffer.from('550403', 'hex');
/** The clocks of a lab may be years off: as long as this way of writing dates allows. */
const FROM = '000101000000Z';
const TO = '491231235959Z';
const SERIAL_BYTES = 16;

export function selfSigned(commonName: string): Certified {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = der(SEQUENCE, der(OBJECT_ID, ECDSA_SHA256));
  const name = der(
    SEQUENCE,
    der(SET, der(SEQUENCE, der(OBJECT_ID, COMMON_NAME), der(UTF8_STRING, Buffer.from(commonName)))),
  );
  const toBeSigned = der(
    SEQUENCE,
    // Version 3 is written as 2.
    der(VERSION_TAG, der(INTEGER, Buffer.of(2))),
    der(INTEGER, serialNumber()),
    algorithm,
    name,
    der(SEQUENCE, der(UTC_TIME, Buffer.from(FROM)), der(UTC_TIME, Buffer.from(TO))),
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
  );
  const signature = sign('sha256', toBeSigned, privateKey);
  const noUnusedBits = Buffer.of(0);
  const certificate = der(
    SEQUENCE,
    toBeSigned,
    algorithm,
    der(BIT_STRING, noUnusedBits, signature),
  );
  return {
    certificatePem: pemOf(certificate),
    privateKeyPem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}

/** Positive, and without a leading zero byte that DER forbids. */
function serialNumber(): Buffer {
  const bytes = randomBytes(SERIAL_BYTES);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes;
}

/** Tag, length, contents. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const contents = Buffer.concat(parts);
  const { byteLength } = contents;
  if (byteLength < 0x80) return Buffer.concat([Buffer.of(tag, byteLength), contents]);
  const length = Buffer.from(byteLength.toString(16).padStart(4, '0'), 'hex');
  return Buffer.concat([Buffer.of(tag, 0x80 | length.byteLength), length, contents]);
}

function pemOf(certificate: Buffer): string {
  const lines = certificate.toString('base64').replaceAll(/(.{64})(?!$)/g, '$1\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
