// Every store of the station on its one database.
import { randomUUID } from 'node:crypto';
import type { Database } from '../database/open.ts';
import { codeStore } from '../exam/codes/store.ts';
import { draftStore } from '../exam/drafts/store.ts';
import { examStore } from '../exam/store.ts';
import { gradebookStore } from '../gradebook/store.ts';
import { submissionStore } from '../submissions/store.ts';
import { finishInto } from './finish.ts';

export type Stores = ReturnType<typeof openStores>;

export function openStores(db: Database) {
  const submissions = submissionStore(db, randomUUID);
  const gradebook = gradebookStore(db);
  return {
    submissions,
    gradebook,
    attempts: examStore(db),
    drafts: draftStore(db),
    codes: codeStore(db),
    finish: finishInto(db, submissions, gradebook),
    newId: (): string => randomUUID(),
  };
}
