// The outbox on disk: facts in their chains, what was sealed of them, and where they have arrived.
import { CHAIN_START } from '#contract/bundle.ts';
import type { BundleBody, BundleKind } from '#contract/bundle.ts';
import type { ExamId, Sha256 } from '#contract/ids.ts';
import type { Database } from '../../database/open.ts';
import { chainHash } from '../bundle/chain.ts';
import { arrivals } from './arrival-store.ts';
import { deliveries } from './delivery-store.ts';
import { deskMemory } from './desk-memory-store.ts';

/** A fact as it is kept; `body` is its JSON, byte for byte as it was hashed. */
export type Fact = {
  /** The order over all exams. */
  readonly id: number;
  readonly examId: ExamId;
  /** Of the station's identity that wrote it. */
  readonly publicKey: string;
  readonly seq: number;
  readonly kind: BundleKind;
  readonly createdAtMs: number;
  readonly previous: Sha256;
  readonly hash: Sha256;
  readonly body: string;
};

export type NewFact = {
  readonly examId: ExamId;
  readonly publicKey: string;
  /** What it is about, by which a later fact finds it; empty where nothing asks. */
  readonly subject: string;
  readonly createdAtMs: number;
  readonly body: BundleBody;
};

/** One chain: one exam at one identity of the station. */
export type ChainName = Pick<Fact, 'examId' | 'publicKey'>;
export type ChainEnd = { readonly seq: number; readonly hash: Sha256 };

/** What is not put yet of a submission: its source, its result, or both. */
export type Missing = { readonly id: string; readonly source: 0 | 1; readonly result: 0 | 1 };

export type OutboxStore = ReturnType<typeof outboxStore>;

export function outboxStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO outbox_fact (exam_id, public_key, seq, kind, subject, created_at_ms, previous, hash, body)
     VALUES (@examId, @publicKey, @seq, @kind, @subject, @createdAtMs, @previous, @hash, @body)`,
  );
  const progress = db.prepare(
    `INSERT INTO outbox_progress (exam_id, public_key, what, through) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET through = excluded.through`,
  );
  const seal = db.prepare(
    'INSERT INTO outbox_sealed (fact_id, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const reading = outboxReaders(db);
  const put = ({ examId, publicKey, subject, createdAtMs, body }: NewFact): void => {
    const { seq, hash: previous } = reading.end({ examId, publicKey });
    const text = JSON.stringify(body);
    const about = { examId, publicKey, subject, createdAtMs: Math.round(createdAtMs) };
    const hash = chainHash(previous, text);
    insert.run({ ...about, seq: seq + 1, kind: body.kind, previous, hash, body: text });
  };
  const putThrough = db.transaction((fact: NewFact, what: string, through: number) => {
    put(fact);
    progress.run(fact.examId, fact.publicKey, what, through);
  });
  return {
    ...reading,
    ...deliveries(db),
    ...arrivals(db),
    ...deskMemory(db),
    /** Puts a fact at the end of its chain. To be called in the transaction of what it reports. */
    put,
    /** Puts a piece of a log, and notes up to where the log is put, in one durable transaction. */
    putThrough(fact: NewFact, what: string, through: number): void {
      putThrough.immediate(fact, what, through);
    },
    /** Keeps what was sealed, and answers what is kept: the first of two. */
    keepSealed(id: number, bytes: Uint8Array): Uint8Array {
      seal.run(id, bytes);
      return reading.sealed(id) ?? bytes;
    },
  };
}

/** False in a database of before there was an outbox, which a reader cannot bring up to date. */
export const hasOutbox = (db: Database): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'outbox_fact'").get() !== undefined;

const COLUMNS = `f.id, f.exam_id AS examId, f.public_key AS publicKey, f.seq, f.kind, f.created_at_ms AS createdAtMs,
  f.previous, f.hash, f.body`;

/** The reading half, which also works beside a running station. */
export function outboxReaders(db: Database) {
  const last = db.prepare<[string, string], ChainEnd>(
    'SELECT seq, hash FROM outbox_fact WHERE exam_id = ? AND public_key = ? ORDER BY seq DESC LIMIT 1',
  );
  const lastBody = db
    .prepare<[string, BundleKind], string>(
      'SELECT body FROM outbox_fact WHERE subject = ? AND kind = ? ORDER BY id DESC LIMIT 1',
    )
    .pluck();
  const through = db
    .prepare<[string, string, string], number>(
      'SELECT through FROM outbox_progress WHERE exam_id = ? AND public_key = ? AND what = ?',
    )
    .pluck();
  const sealed = db
    .prepare<[number], Buffer>('SELECT bytes FROM outbox_sealed WHERE fact_id = ?')
    .pluck();
  const after = db.prepare<[number], Fact>(
    `SELECT ${COLUMNS} FROM outbox_fact f WHERE f.id > ? ORDER BY f.id LIMIT 1`,
  );
  const open = db.prepare<[string, string, number], Fact>(
    `SELECT ${COLUMNS} FROM outbox_fact f WHERE f.public_key = ?
       AND NOT EXISTS (SELECT 1 FROM outbox_arrival a WHERE a.sink = ? AND a.fact_id = f.id)
       AND f.id > ? ORDER BY f.id LIMIT 1`,
  );
  const missing = db.prepare<[string, string], Missing>(
    `SELECT s.id, NOT EXISTS (SELECT 1 FROM outbox_fact f WHERE f.subject = s.id AND f.kind = 'submission') AS source,
       s.state = 'graded'
         AND NOT EXISTS (SELECT 1 FROM outbox_fact f WHERE f.subject = s.id AND f.kind = 'result') AS result
     FROM submission s WHERE s.exam_id = ? AND s.exam_kind = ? AND s.purpose = 'final' AND (source OR result)
     ORDER BY s.seq`,
  );
  return {
    /** Final submissions of an exam that were kept before it was known that they must leave. */
    missing: (examId: ExamId, examKind: string): Missing[] => missing.all(examId, examKind),
    end: ({ examId, publicKey }: ChainName): ChainEnd =>
      last.get(examId, publicKey) ?? { seq: 0, hash: CHAIN_START },
    /** The newest fact of that kind about that subject, as it was hashed; null where there is none. */
    lastBody: (kind: BundleKind, subject: string): string | null =>
      lastBody.get(subject, kind) ?? null,
    /** Up to where a log is put; 0 before the first piece. */
    through: ({ examId, publicKey }: ChainName, what: string): number =>
      through.get(examId, publicKey, what) ?? 0,
    sealed: (id: number): Uint8Array | null => sealed.get(id) ?? null,
    /** The next fact of all, whoever has it. */
    after: (id: number): Fact | null => after.get(id) ?? null,
    /** The next fact of this identity that a sink has neither taken nor refused. @param after where to begin to look */
    nextFor: (publicKey: string, sink: string, afterId: number): Fact | null =>
      open.get(publicKey, sink, afterId) ?? null,
  };
}
