import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshDirectory } from '../testing/fresh-database.ts';
import { sha256Of } from '../testing/sample-report.ts';
import { stationIdentity, stationKeys } from './identity.ts';
import { machineMarks } from './machine-marks.ts';
import { isSameMachine, withMarks } from './rules.ts';
import type { MachineMarks } from './rules.ts';

const marks = (machine: string | null, ...addresses: string[]): MachineMarks => ({
  machine: machine === null ? null : sha256Of(machine),
  addresses: addresses.map((one) => sha256Of(one)).toSorted(),
});

function identityAt(dir: string, now: MachineMarks) {
  const identity = stationIdentity(dir, now);
  if (!identity.ok) throw new Error(identity.error);
  const { key, isCopy } = identity.value;
  return { publicKey: key.publicKey, isCopy };
}

test.each([
  ['the same in all', marks('m', 'a'), marks('m', 'a'), true],
  ['a second card', marks('m', 'a'), marks('m', 'b', 'a'), true],
  ['set up anew, with the same card', marks('m', 'a'), marks('n', 'a'), true],
  ['a copied image that kept its number', marks('m', 'a'), marks('m', 'b'), false],
  ['a copied image with a number of its own', marks('m', 'a'), marks('n', 'b'), false],
  ['without a card, the same number', marks('m', 'a'), marks('m'), true],
  ['without a card, another number', marks('m', 'a'), marks('n'), false],
  ['nothing to compare', marks(null), marks('m', 'a'), true],
])('%s', (_name, known, now, same) => {
  expect(isSameMachine(known, now)).toBe(same);
});

test('a machine that was recognised is recognised again with any card it ever had', () => {
  const address = fc.constantFrom('a', 'b', 'c', 'd');
  const some = fc
    .tuple(fc.option(fc.constantFrom('m', 'n')), fc.uniqueArray(address))
    .map(([machine, addresses]) => marks(machine, ...addresses));
  fc.assert(
    fc.property(some, some, (known, now) => {
      fc.pre(isSameMachine(known, now));
      const all = withMarks(known, now);
      for (const one of [...known.addresses, ...now.addresses])
        expect(isSameMachine(all, { machine: null, addresses: [one] })).toBe(true);
    }),
  );
});

test('a station keeps its key from start to start', () => {
  const dir = freshDirectory();
  const first = identityAt(dir, marks('m', 'a'));
  expect(first.isCopy).toBe(false);
  expect(identityAt(dir, marks('m', 'a', 'b'))).toEqual(first);
  expect(identityAt(dir, marks('m', 'b'))).toEqual(first);
  expect(identityAt(dir, machineMarksOf('b'))).toEqual(first);
});

const machineMarksOf = (address: string) => marks(null, address);

test('copies of one disk are stations of their own, each for good, and the first stays what it was', () => {
  const image = freshDirectory();
  const original = identityAt(image, marks('m', 'a'));
  const copies = ['b', 'c'].map((address) => {
    const dir = freshDirectory();
    cpSync(image, dir, { recursive: true });
    const copy = identityAt(dir, marks('m', address));
    expect(copy.isCopy).toBe(true);
    expect(identityAt(dir, marks('m', address))).toEqual({ ...copy, isCopy: false });
    expect(new Set(stationKeys(dir).keys())).toEqual(new Set([original.publicKey, copy.publicKey]));
    return copy.publicKey;
  });
  expect(new Set([original.publicKey, ...copies]).size).toBe(3);
  expect(identityAt(image, marks('m', 'a'))).toEqual(original);
});

test('a start that ended between two steps is finished by the next one', () => {
  const dir = freshDirectory();
  const original = identityAt(dir, marks('m', 'a'));
  rmSync(path.join(dir, 'station-key.pem'));
  const next = identityAt(dir, marks('m', 'b'));
  expect(next.isCopy).toBe(true);
  expect(next.publicKey).not.toBe(original.publicKey);
});

test('a key from before keys were bound belongs to the machine that first looks', () => {
  const dir = freshDirectory();
  const { publicKey } = identityAt(dir, marks('m', 'a'));
  for (const text of [null, 'not JSON', '{}']) {
    const file = path.join(dir, 'station-machine.json');
    if (text === null) rmSync(file);
    else writeFileSync(file, text);
    expect(identityAt(dir, marks('n', 'b'))).toEqual({ publicKey, isCopy: false });
    expect(identityAt(dir, marks('n', 'b'))).toEqual({ publicKey, isCopy: false });
  }
});

test('this machine is the same when it is looked at twice, and its file tells no address', () => {
  const now = machineMarks();
  expect(machineMarks()).toEqual(now);
  const dir = freshDirectory();
  identityAt(dir, now);
  const text = readFileSync(path.join(dir, 'station-machine.json'), 'utf8');
  expect(text).not.toMatch(/([0-9a-f]{2}:){5}/i);
  expect(readdirSync(dir).toSorted()).toEqual(['station-key.pem', 'station-machine.json']);
});
