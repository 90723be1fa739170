// The station's log while the program runs: the one place where entries are numbered, chained, signed and kept.
//
// A disk that is full stops no exam: entries wait in memory, in their order, and are kept with the next one that the
// disk takes. Only after WAITING_MAX of them are further ones let go; the log then says how many.
import type { AttemptId } from '#contract/ids.ts';
import { isStorageFault } from '../../database/storage-fault.ts';
import type { Reading } from '../../exam/rules/elapsed.ts';
import type { StationKey } from '../../station/keys.ts';
import type { Standing } from '../standing.ts';
import type { ProctoringStore } from '../store.ts';
import { writeLine } from './line.ts';
import type { Entry, EntryKind, Line } from './line.ts';
import { checkpointMessage } from './signing.ts';
import type { ChainHead } from './signing.ts';

/** Entries between two signatures: what a rewriter without the key could touch at most. */
export const CHECKPOINT_EVERY = 64;
const WAITING_MAX = 5_000;

export type Note = {
  readonly kind: Exclude<EntryKind, 'checkpoint'>;
  readonly attemptId: AttemptId | null;
  readonly body: Readonly<Record<string, unknown>>;
};

export type Journal = ReturnType<typeof openJournal>;

export type JournalParts = {
  readonly store: Pick<ProctoringStore, 'head' | 'keep' | 'lastKind' | 'publicKey'>;
  readonly key: StationKey;
  readonly clock: () => Reading;
  readonly version: string;
};

export function openJournal(parts: JournalParts) {
  const { store, key, clock } = parts;
  let head: ChainHead = store.head();
  const endedWith = store.lastKind();
  let lines: Line[] = [];
  let standings = new Map<AttemptId, Standing>();
  let lost = 0;

  const chain = (kind: EntryKind, attemptId: AttemptId | null, body: Entry['body']): Entry => {
    const { wallMs, steadyMs } = clock();
    const line = writeLine({
      seq: head.seq + 1,
      atMs: wallMs,
      upMs: Math.round(steadyMs),
      kind,
      attemptId,
      body,
      previous: head.hash,
    });
    head = { seq: line.entry.seq, hash: line.hash };
    lines.push(line);
    return line.entry;
  };
  const sign = () => chain('checkpoint', null, { signature: key.sign(checkpointMessage(head)) });

  /** Keeps what waits. False when the disk does not take it; nothing is lost then. */
  const flush = (): boolean => {
    if (lost > 0 && lines.length < WAITING_MAX) {
      chain('lost', null, { count: lost });
      lost = 0;
    }
    try {
      if (lines.length > 0 || standings.size > 0) store.keep(lines, standings);
    } catch (error) {
      if (!isStorageFault(error)) throw error;
      return false;
    }
    lines = [];
    standings = new Map();
    return true;
  };

  const journal = {
    /** False where the program's last run ended without a word. */
    endedCleanly: endedWith === null || endedWith === 'stopped',
    /**
     * Writes down what happened, with where that leaves the attempt, which may depend on the entry's number. Answers the
     * number. Where the attempt stands is kept even when the entry has to be let go.
     */
    write(note: Note, standing: ((seq: number) => Standing) | null = null): number {
      const full = lines.length >= WAITING_MAX;
      if (full) lost += 1;
      else chain(note.kind, note.attemptId, note.body);
      const { seq } = head;
      if (standing !== null && note.attemptId !== null)
        standings.set(note.attemptId, standing(seq));
      // The last word of a run stays the last.
      if (seq % CHECKPOINT_EVERY === 0 && note.kind !== 'stopped') sign();
      flush();
      return seq;
    },
    /** Signs all that was written so far. */
    checkpoint(): void {
      sign();
      flush();
    },
    flush,
    head: (): ChainHead => head,
    /** Entries that are written but not yet on disk, oldest first. */
    waiting: (): readonly Entry[] => lines.map(({ entry }) => entry),
    /** Where an attempt stands, if that is not yet on disk. */
    standing: (attemptId: AttemptId): Standing | null => standings.get(attemptId) ?? null,
  };
  begin(parts, journal.write);
  return journal;
}

/** The first entry of all names the key; a later start says so where another one signs from now on. */
function begin({ store, key, version }: JournalParts, write: (note: Note) => unknown): void {
  const body = { publicKey: key.publicKey };
  const known = store.publicKey();
  if (known === null) write({ kind: 'opened', attemptId: null, body });
  else if (known !== key.publicKey) write({ kind: 'key', attemptId: null, body });
  write({ kind: 'started', attemptId: null, body: { version } });
}
