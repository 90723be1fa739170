import { X509Certificate, createPrivateKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { openBundle, sealBundle } from '../../gradebook/bundle/bundle.ts';
import { sampleSubmission, sealingOf, testStationKey } from '../../testing/station-keys.ts';
import { contentsShape } from './contents.ts';
import { deliveryShape, deskKeysShape, newDeskKeys, recipientsOf } from './delivery.ts';
import { newSigner, publicSignerShape, readSigner } from './keys.ts';
import { staffFileShape } from './staff-file.ts';

test('the certificate of a desk is one that OpenSSL takes, with the key that was made for it', async () => {
  const keys = deskKeysShape.parse(await newDeskKeys());
  const certificate = new X509Certificate(keys.certificatePem);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.checkPrivateKey(createPrivateKey(keys.privateKeyPem))).toBe(true);
  expect(certificate.subject).toBe('CN=Invigil desk');
  expect(keys.certificatePem).toBe(certificate.toString());
  const others = await newDeskKeys();
  expect(others.certificatePem).not.toBe(keys.certificatePem);
});

test('what is encrypted as a package says is opened by the desk', async () => {
  const { identity, recipient, certificatePem } = await newDeskKeys();
  const delivery = deliveryShape.parse({ recipients: [], desk: { recipient, certificatePem } });
  const sealing = sealingOf(testStationKey(), [], sampleSubmission());
  const sealed = await sealBundle({ ...sealing, recipients: recipientsOf(delivery) });
  expect(await openBundle(sealed, [identity])).toMatchObject({ ok: true });
});

test('files and packages from before results were encrypted are read as they are', () => {
  expect(readSigner(JSON.stringify(newSigner('Ada')))).toMatchObject({ ageIdentity: null });
  const { name, publicKey } = newSigner('Ada');
  expect(publicSignerShape.parse({ invigil: 'signer', name, publicKey })).toMatchObject({ name });
  const staff = { invigil: 'staff', examId: 'parcial-1', title: { es: 'Parcial' } };
  const codes = { startCode: 'KQ7A-3DHA-TTRW-9CXE', proctorKey: 'AAAA' };
  expect(staffFileShape.parse({ ...staff, ...codes }).desk).toBeUndefined();
  expect(contentsShape.shape.delivery.parse(undefined)).toBeNull();
});
