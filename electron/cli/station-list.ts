// The list of stations that IT makes with `station identity`: one public key a line, the rest of a line for people.
import { readPublicKey } from '../station/keys.ts';
import { textOf } from './exam-package.ts';
import { CommandFailure } from './output.ts';

/** @throws CommandFailure for a line that is no key */
export function readStations(file: string): ReadonlySet<string> {
  const keys = textOf(file)
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*/, '').trim().split(/\s/)[0] ?? '')
    .filter((key) => key !== '');
  const wrong = keys.find((key) => readPublicKey(key) === null);
  if (wrong === undefined) return new Set(keys);
  throw new CommandFailure('no-stations', `${file}: "${wrong}" is no public key of a station.`);
}
