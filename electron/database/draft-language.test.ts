// What becomes of drafts of a database from before a draft was of one language.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { draftStore } from '../exam/drafts/store.ts';

test('drafts and edits from before they named a language become Python ones', () => {
  const dir = path.join(import.meta.dirname, 'migrations');
  const db = new BetterSqlite3(':memory:');
  for (const name of readdirSync(dir).toSorted().slice(0, 6))
    db.exec(readFileSync(path.join(dir, name), 'utf8'));
  const last = readdirSync(dir).toSorted()[6];
  db.exec(`INSERT INTO attempt VALUES ('a', 'x', 'exam', 's', 'S', 1, 'running', '{}', 'suma', 1, 2, NULL, NULL, 'nothing');
    INSERT INTO draft VALUES ('a', 'suma', 'b', 'bc', 'sha', 2, 9, 1, 1, 0);
    INSERT INTO edit VALUES ('a', 'suma', 1, 5.5, 'typed', '[{"offset":1,"removedLength":0,"inserted":"c"}]');
    INSERT INTO edit_mark VALUES ('m', 'a', 'suma', 1, 'sha', 0);`);
  db.exec(readFileSync(path.join(dir, last ?? ''), 'utf8'));
  const store = draftStore(db);
  const key = { attemptId: 'a', problemId: 'suma', language: 'python' } as const;
  expect(store.read(key)).toMatchObject({ base: 'b', source: 'bc', lastSeq: 1 });
  expect(store.edits(key, 1)).toMatchObject([{ seq: 1, atMs: 5.5 }]);
  expect(store.marks('a')).toMatchObject([{ submissionId: 'm', language: 'python' }]);
  expect(() => db.exec(`UPDATE edit SET source = 'x'`)).toThrow('never changed');
  db.close();
});
