import { expect, test } from 'vitest';
import type { Order } from '#contract/bundle.ts';
import { enrolmentOf, isEnrolment, isOrderMac, orderMac } from './desk-secrets.ts';

const key = new Uint8Array(32).fill(7);
const other = new Uint8Array(32).fill(8);
const attemptId = '0b1d7c1e-6f0a-4b57-9a53-0d1f7a0b9c11';
const order: Omit<Order, 'mac'> = {
  id: '7d9c2c2e-8b0b-4c38-9a0c-3a1f2b0f9d10',
  examId: 'parcial-1',
  stationPublicKey: 'key-of-a-station',
  issuedAtMs: 1_000,
  order: { act: 'add-time', attemptId, minutes: 10 },
};

test('an order is good for what it says, and for nothing else', () => {
  const made = { ...order, mac: orderMac(key, order) };
  expect(isOrderMac(key, made)).toBe(true);
  const changed: Order[] = [
    { ...made, id: attemptId },
    { ...made, examId: 'parcial-2' },
    { ...made, stationPublicKey: 'another' },
    { ...made, issuedAtMs: 1_001 },
    { ...made, order: { act: 'add-time', attemptId, minutes: 11 } },
    { ...made, order: { act: 'end', attemptId } },
    { ...made, order: { act: 'message', text: 'ten minutes more' } },
    { ...made, mac: made.mac.slice(1) },
  ];
  for (const one of changed) expect(isOrderMac(key, one)).toBe(false);
  expect(isOrderMac(other, made)).toBe(false);
});

test('an enrolment is of one station, one exam and one key', () => {
  const proof = enrolmentOf(key, 'parcial-1', 'pk');
  expect(isEnrolment(proof, key, 'parcial-1', 'pk')).toBe(true);
  expect(isEnrolment(proof, key, 'parcial-2', 'pk')).toBe(false);
  expect(isEnrolment(proof, key, 'parcial-1', 'pk2')).toBe(false);
  expect(isEnrolment(proof, other, 'parcial-1', 'pk')).toBe(false);
  expect(isEnrolment('', key, 'parcial-1', 'pk')).toBe(false);
});
