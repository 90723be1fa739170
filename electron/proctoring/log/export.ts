// The log as a file for staff: every line as it is kept, and a signed end.
import type { StationKey } from '../../station/keys.ts';
import type { LogReader } from '../store.ts';
import { writeEnd } from './check.ts';
import { NO_HASH } from './line.ts';
import { endMessage } from './signing.ts';

/** Lines with their line ends, to be written one after the other. */
export function* exportLog(
  store: Pick<LogReader, 'lines'>,
  key: StationKey,
  nowMs: number,
): Generator<string> {
  let entries = 0;
  let head = NO_HASH;
  for (const line of store.lines()) {
    entries += 1;
    head = line.slice(0, head.length);
    yield `${line}\n`;
  }
  const signature = key.sign(endMessage({ seq: entries, hash: head }, nowMs));
  yield `${writeEnd({ entries, head, exportedAtMs: nowMs, signature })}\n`;
}
