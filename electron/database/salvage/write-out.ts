// Salvaged rows as files that need no Invigil to be read, each with its hash.
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Database } from '../open.ts';
import { isOfNoInterest, tablesOf } from './tables.ts';

export type WrittenFile = {
  readonly file: string;
  readonly sha256: string;
  readonly sizeBytes: number;
};

/** Names come out of a damaged file: nothing that is not a plain name becomes part of a path. */
const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,80}$/;

type Source = { id: string; bytes: Buffer };
type Draft = { attempt_id: string; problem_id: string; language: string; source: string };

/**
 * `tables/NAME.jsonl` (every row; bytes as base64), `submissions/ID.txt`, `drafts/ATTEMPT/PROBLEM-LANGUAGE.txt`, `log.txt`, and
 * `SHA256SUMS` over all of them. @throws when the disk does not take them
 */
export function writeOut(db: Database, dir: string): WrittenFile[] {
  const written: WrittenFile[] = [];
  const write = (name: readonly string[], data: string | Uint8Array): void => {
    const bytes = Buffer.from(data);
    writeDurably(path.join(dir, ...name), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    written.push({ file: name.join('/'), sha256, sizeBytes: bytes.byteLength });
  };
  for (const { name } of tablesOf(db).filter((table) => !isOfNoInterest(table))) {
    const rows = db.prepare(`SELECT * FROM "${name}"`).all();
    if (rows.length > 0) write(['tables', `${name}.jsonl`], rows.map(asJson).join(''));
  }
  const sources = db.prepare<[], Source>(
    'SELECT submission_id AS id, bytes FROM submission_source',
  );
  for (const [index, { id, bytes }] of sources.all().entries())
    write(['submissions', `${plain(id, index)}.txt`], bytes);
  const drafts = db.prepare<[], Draft>(
    'SELECT attempt_id, problem_id, language, source FROM draft',
  );
  for (const [index, draft] of drafts.all().entries())
    write(
      [
        'drafts',
        plain(draft.attempt_id, index),
        `${plain(`${draft.problem_id}-${draft.language}`, index)}.txt`,
      ],
      draft.source,
    );
  const lines = db.prepare<[], { line: string }>('SELECT line FROM log_entry ORDER BY seq').all();
  if (lines.length > 0) write(['log.txt'], lines.map(({ line }) => `${line}\n`).join(''));
  const sums = written.map(({ file, sha256 }) => `${sha256}  ${file}\n`).join('');
  writeDurably(path.join(dir, 'SHA256SUMS'), Buffer.from(sums));
  return written;
}

export function writeDurably(file: string, bytes: Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    for (let done = 0; done < bytes.byteLength;) done += writeSync(descriptor, bytes, done);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const plain = (name: string, index: number): string =>
  PLAIN_NAME.test(name) ? name : `row-${index + 1}`;

const asJson = (row: unknown): string =>
  `${JSON.stringify(row, (_key, value: unknown) => (isBytes(value) ? base64(value) : value))}\n`;

/** How a Buffer stands in JSON once its own `toJSON` was asked. */
type JsonBytes = { readonly type: 'Buffer'; readonly data: readonly number[] };
const isBytes = (value: unknown): value is JsonBytes =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'Buffer' &&
  'data' in value;
const base64 = ({ data }: JsonBytes): { base64: string } => ({
  base64: Buffer.from(data).toString('base64'),
});
