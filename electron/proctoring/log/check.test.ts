import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { readPublicKey, stationKey } from '../../station/keys.ts';
import type { StationKey } from '../../station/keys.ts';
import { startReading } from '../../testing/clock-bench.ts';
import { freshDatabase } from '../../testing/fresh-database.ts';
import { proctoringStore } from '../store.ts';
import { checkLine, checkLog, endCheck, startCheck, writeEnd } from './check.ts';
import type { Check } from './check.ts';
import { exportLog } from './export.ts';
import { openJournal } from './journal.ts';
import { NO_HASH, readLine, writeLine } from './line.ts';
import { checkpointMessage, endMessage } from './signing.ts';

const ENTRIES = 10_000;
const ATTEMPT = '00000000-0000-4000-8000-0000000000aa';

let lines: Buffer[] = [];
/** How the check stands before each line. */
let before: Check[] = [];
const kinds = (check: Check) => check.findings.map(({ kind }) => kind);
const fileOf = (some: readonly Uint8Array[]) =>
  Buffer.concat(some.flatMap((line) => [line, Buffer.from('\n')]));
const lineAt = (index: number): Buffer => lines[index] ?? Buffer.alloc(0);
const stateAt = (index: number): Check => before[index] ?? startCheck(null);
/** The check of the whole log with `changed` in the place of the lines from `index` on; the log before is good. */
const follow = (index: number, changed: readonly Uint8Array[]) =>
  changed.reduce(checkLine, stateAt(index));

/** Keeps entries as a station does: numbered, chained and signed by its own key, in its own database. */
function writeLog(entries: number): { key: StationKey; lines: Buffer[] } {
  const { db, dir } = freshDatabase();
  const made = stationKey(dir);
  if (!made.ok) throw new Error(made.error);
  const key = made.value;
  const store = proctoringStore(db);
  // One commit for all: how often a disk is asked is not what is looked at here.
  db.exec('BEGIN');
  const journal = openJournal({
    store: { ...store, keep: (some, all) => store.keep(some, all) },
    key,
    clock: () => startReading,
    version: '1',
  });
  while (journal.head().seq < entries) {
    const body = { kind: 'focus-lost', detail: 'página', awayMs: journal.head().seq };
    journal.write({ kind: 'incident', attemptId: ATTEMPT, body });
  }
  db.exec('COMMIT');
  const text = [...exportLog(store, key, 1_800_000_000_000)].join('');
  return {
    key,
    lines: text
      .trimEnd()
      .split('\n')
      .map((line) => Buffer.from(line)),
  };
}

/** Written once, by the first test that needs it. */
function useTheLog(): void {
  if (lines.length > 0) return;
  ({ lines } = writeLog(ENTRIES));
  let check = startCheck(null);
  before = lines.map((line) => {
    const state = check;
    check = checkLine(check, line);
    return state;
  });
}

beforeEach(useTheLog);

test('a log of ten thousand entries is good, and so is each line of it', () => {
  expect(lines.length).toBeGreaterThan(ENTRIES);
  expect(checkLog(fileOf(lines), null)).toMatchObject({ findings: [], ended: true });
});

describe('in a log of ten thousand entries', () => {
  test('every single changed byte is found, at its line', () => {
    let missed = 0;
    for (const [index, line] of lines.entries()) {
      for (let place = 0; place < line.byteLength; place += 1) {
        const was = line[place] ?? 0;
        // Another value each time; never the same byte, and sometimes a line end, which makes two lines of one.
        line[place] = was ^ (1 + ((index + place) % 255));
        const cut = line.indexOf(0x0a);
        const changed = cut === -1 ? [line] : [line.subarray(0, cut), line.subarray(cut + 1)];
        const check = follow(index, changed);
        if (check.findings.length === 0 || check.findings[0]?.line !== index + 1) missed += 1;
        line[place] = was;
      }
    }
    expect(missed).toBe(0);
  }, 120_000);

  test('every changed line end is found', () => {
    for (let index = 0; index + 1 < lines.length; index += 1) {
      const joined = Buffer.concat([lineAt(index), Buffer.from(' '), lineAt(index + 1)]);
      expect(follow(index, [joined]).findings.length).toBeGreaterThan(0);
    }
    expect(kinds(checkLog(fileOf(lines).subarray(0, -1), null))).toEqual(['truncated']);
  });

  test('every removed entry is found and named', () => {
    for (let index = 0; index + 1 < lines.length; index += 1) {
      const check = follow(index, [lineAt(index + 1)]);
      const isLast = index + 2 === lines.length;
      expect(check.findings[0]).toMatchObject({
        kind: isLast ? 'truncated' : 'removed',
        seq: isLast ? index : index + 1,
      });
    }
  });

  test('every two neighbours that changed places are found and named', () => {
    for (let index = 0; index + 3 < lines.length; index += 1) {
      const swapped = [lineAt(index + 1), lineAt(index), lineAt(index + 2)];
      const check = follow(index, swapped);
      expect([kinds(check), check.findings[0]?.seq]).toEqual([
        ['moved'],
        index === 0 ? 1 : index + 1,
      ]);
    }
  });

  test('every cut is found: after any entry, and anywhere in the last lines', () => {
    for (let index = 0; index < lines.length; index += 1)
      expect(kinds(endCheck(stateAt(index)))).toEqual(['truncated']);
    const file = fileOf(lines);
    const tail = lineAt(lines.length - 1).byteLength + lineAt(lines.length - 2).byteLength + 2;
    for (let cut = 1; cut <= tail; cut += 61)
      expect(checkLog(file.subarray(0, -cut), null).findings.length).toBeGreaterThan(0);
  });

  test('whatever else is done to the file is found by reading all of it', () => {
    const file = fileOf(lines);
    const place = fc.integer({ min: 0, max: lines.length - 2 });
    fc.assert(
      fc.property(place, place, fc.constantFrom('move', 'repeat', 'cut'), (from, to, what) => {
        fc.pre(from !== to);
        const changed = [...lines];
        if (what === 'cut') changed.splice(Math.min(from, to), Math.abs(from - to));
        else changed.splice(to, 0, ...(what === 'move' ? changed.splice(from, 1) : [lineAt(from)]));
        expect(fileOf(changed).equals(file)).toBe(false);
        expect(checkLog(fileOf(changed), null).findings.length).toBeGreaterThan(0);
      }),
      { numRuns: 20, seed: 5 },
    );
  }, 60_000);
});

describe('somebody who rewrites all hashes', () => {
  /** Changes one entry and chains everything after it anew, as somebody with our sources could. */
  function rewritten(own: Buffer[], seq: number, resign: ((message: Uint8Array) => string) | null) {
    let previous = NO_HASH;
    const out: string[] = [];
    for (const bytes of own.slice(0, -1)) {
      const read = readLine(bytes);
      if (read.kind !== 'whole') throw new Error('the log was good');
      const { entry } = read;
      let { body } = entry;
      if (entry.seq === seq) body = { ...body, detail: 'nothing happened' };
      if (entry.kind === 'checkpoint' && resign !== null)
        body = { signature: resign(checkpointMessage({ seq: entry.seq - 1, hash: previous })) };
      const line = writeLine({ ...entry, body, previous });
      previous = line.hash;
      out.push(line.text);
    }
    const head = { seq: out.length, hash: previous };
    const last = { entries: head.seq, head: head.hash, exportedAtMs: 1 };
    const signature = resign?.(endMessage(head, 1)) ?? '';
    out.push(writeEnd({ ...last, signature }));
    return Buffer.from(`${out.join('\n')}\n`);
  }

  test('is found at the next signature', () => {
    const { lines: own } = writeLog(200);
    expect(checkLog(rewritten(own, 70, null), null).findings[0]).toMatchObject({
      kind: 'wrong-signature',
      seq: 129,
    });
  });

  test('and signs with a key of their own is found where the station’s is known, or named in the log', () => {
    const { key, lines: own } = writeLog(200);
    const theirs = generateKeyPairSync('ed25519');
    const resign = (message: Uint8Array) =>
      sign(null, message, theirs.privateKey).toString('base64');
    const forged = rewritten(own, 70, resign);
    expect(checkLog(forged, null).findings.length).toBeGreaterThan(0);
    expect(checkLog(forged, readPublicKey(key.publicKey)).findings.length).toBeGreaterThan(0);
  });

  test('a log of another station is not taken for this one’s', () => {
    const { lines: own } = writeLog(20);
    const { key } = writeLog(5);
    expect(kinds(checkLog(fileOf(own), readPublicKey(key.publicKey)))).toContain('key-changed');
  });
});

test('nothing, and something that is no log at all, are no good logs', () => {
  expect(kinds(checkLog(new Uint8Array(), null))).toEqual(['truncated']);
  expect(checkLog(Buffer.from('hello\nworld\n'), null).findings.length).toBeGreaterThan(0);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(checkLog(bytes, null).findings.length).toBeGreaterThan(0);
    }),
  );
});
