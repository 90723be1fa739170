// What a station keeps: the database with its stores, its signing key, and the log that both carry.
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { openDatabase, openFaultSentence } from '../database/open.ts';
import type { Reading } from '../exam/rules/elapsed.ts';
import type { ExamStore } from '../exam/store.ts';
import { openJournal } from '../proctoring/log/journal.ts';
import type { Journal } from '../proctoring/log/journal.ts';
import { proctoringStore } from '../proctoring/store.ts';
import type { ProctoringStore } from '../proctoring/store.ts';
import { stationIdentity } from '../station/identity.ts';
import type { StationKey } from '../station/keys.ts';
import { machineMarks } from '../station/machine-marks.ts';
import { openStores } from './stores.ts';
import type { Stores } from './stores.ts';

export type Records = {
  readonly stores: Stores;
  readonly incidents: ProctoringStore;
  readonly key: StationKey;
  /** The disk comes from another machine, and the key is new. */
  readonly isCopy: boolean;
  readonly journal: Journal;
  /** Signs the log's last word and lets go of the database. */
  close(): void;
  /** Lets go without a word, as a crash does. */
  letGo(): void;
};

type Options = {
  readonly dataDir: string;
  readonly version: string;
  readonly clock: () => Reading;
};

/** A fault is one sentence for staff, with the next step. */
export function openRecords({ dataDir, version, clock }: Options): Result<Records, string> {
  const opened = openDatabase(dataDir);
  if (!opened.ok) return fail(openFaultSentence(opened.error));
  const identity = stationIdentity(dataDir, machineMarks());
  if (!identity.ok) {
    opened.value.close();
    return identity;
  }
  const { key, isCopy } = identity.value;
  const stores = openStores(opened.value.db, key.publicKey);
  const incidents = proctoringStore(opened.value.db);
  const journal = openJournal({ store: incidents, key, clock, version });
  return ok({
    stores: { ...stores, attempts: loggedAttempts(stores.attempts, journal) },
    incidents,
    key,
    isCopy,
    journal,
    close() {
      // A log that ends otherwise ended in a crash.
      journal.checkpoint();
      journal.write({ kind: 'stopped', attemptId: null, body: {} });
      opened.value.close();
    },
    letGo: () => opened.value.close(),
  });
}

/** The attempts' store, with a line in the log for all that it records. */
function loggedAttempts(attempts: ExamStore, journal: Journal): ExamStore {
  return {
    ...attempts,
    keep(attempt, records) {
      attempts.keep(attempt, records);
      for (const { attemptId, what, detail } of records)
        journal.write({ kind: 'attempt', attemptId, body: { what, ...detail } });
      if (records.some(({ what }) => what === 'finished')) journal.checkpoint();
    },
  };
}
