// Whether the entries of one station are a chain: numbered without gaps, each following from the one before. Pure.
import { CHAIN_START } from '#contract/bundle.ts';
import type { BookFinding } from './findings.ts';
import type { EntryRow } from './chain-store.ts';

/** @param entries by number */
export function chainFindings(station: string, entries: readonly EntryRow[]): BookFinding[] {
  const findings: BookFinding[] = [];
  const find = (kind: 'gap' | 'fork' | 'broken-chain', sentence: string): void => {
    findings.push({ kind, grave: kind !== 'gap', station, sentence });
  };
  let before: readonly Pick<EntryRow, 'hash'>[] = [{ hash: CHAIN_START }];
  let expected = 1;
  for (const here of runsOfOneNumber(entries)) {
    const seq = here[0]?.seq ?? expected;
    if (seq > expected) {
      const last = seq - 1;
      const which = expected === last ? `Number ${last} is` : `Numbers ${expected} to ${last} are`;
      find('gap', `${which} missing.`);
    } else if (!here.every((entry) => before.some(({ hash }) => hash === entry.previous))) {
      find('broken-chain', `Number ${seq} does not follow from the one before it.`);
    }
    if (here.length > 1) find('fork', `Number ${seq} is there ${here.length} times, each signed.`);
    before = here;
    expected = seq + 1;
  }
  return findings;
}

/** Up to which number nothing is missing. */
export function wholeUpTo(entries: readonly EntryRow[]): number {
  let upTo = 0;
  for (const { seq } of entries) if (seq === upTo + 1) upTo = seq;
  return upTo;
}

function* runsOfOneNumber(entries: readonly EntryRow[]): Generator<readonly EntryRow[]> {
  let run: EntryRow[] = [];
  for (const entry of entries) {
    if (run.length > 0 && run[0]?.seq !== entry.seq) {
      yield run;
      run = [];
    }
    run.push(entry);
  }
  if (run.length > 0) yield run;
}
