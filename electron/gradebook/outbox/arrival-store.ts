// Where the facts have arrived.
import type { ExamId } from '#contract/ids.ts';
import type { Database } from '../../database/open.ts';

export type Arrival = {
  readonly sink: string;
  readonly factId: number;
  readonly outcome: 'delivered' | 'refused';
  /** Why it was refused, for staff; empty where it was not. */
  readonly detail: string;
  readonly atMs: number;
};

/** How far one sink is. */
export type SinkCount = {
  readonly delivered: number;
  readonly refused: number;
  /** The newest refusal's words. */
  readonly refusal: string | null;
};

export type ChainCount = {
  readonly examId: ExamId;
  readonly publicKey: string;
  readonly facts: number;
  /** That have reached no sink. */
  readonly unsent: number;
};

export function arrivals(db: Database) {
  const insert = db.prepare(
    `INSERT INTO outbox_arrival (sink, fact_id, outcome, detail, at_ms)
     VALUES (@sink, @factId, @outcome, @detail, @atMs)
     ON CONFLICT DO UPDATE SET outcome = @outcome, detail = @detail, at_ms = @atMs`,
  );
  const forget = db.prepare(
    `DELETE FROM outbox_arrival WHERE sink = ? AND outcome = 'delivered' AND fact_id IN
       (SELECT id FROM outbox_fact WHERE exam_id = ? AND public_key = ? AND seq > ?)`,
  );
  const retry = db.prepare("DELETE FROM outbox_arrival WHERE sink = ? AND outcome = 'refused'");
  return {
    ...arrivalReaders(db),
    arrived(arrival: Arrival): void {
      insert.run(arrival);
    },
    /** The sink says that it holds no more than this: what follows is sent again. Answers how many. */
    holdsOnly: (sink: string, chain: { examId: ExamId; publicKey: string }, have: number): number =>
      forget.run(sink, chain.examId, chain.publicKey, have).changes,
    /** What a sink refused is tried again. */
    retryRefused: (sink: string): number => retry.run(sink).changes,
  };
}

/** The reading half, which also works beside a running station. */
export function arrivalReaders(db: Database) {
  const facts = db
    .prepare<[string], number>('SELECT count(*) FROM outbox_fact WHERE public_key = ?')
    .pluck();
  const unsent = db
    .prepare<[string], number>(
      `SELECT count(*) FROM outbox_fact f WHERE f.public_key = ? AND NOT EXISTS
         (SELECT 1 FROM outbox_arrival a WHERE a.fact_id = f.id AND a.outcome = 'delivered')`,
    )
    .pluck();
  const counts = db.prepare<[string, string], SinkCount>(
    `SELECT count(*) FILTER (WHERE outcome = 'delivered') AS delivered,
       count(*) FILTER (WHERE outcome = 'refused') AS refused,
       max(detail) FILTER (WHERE outcome = 'refused') AS refusal
     FROM outbox_arrival a JOIN outbox_fact f ON f.id = a.fact_id WHERE a.sink = ? AND f.public_key = ?`,
  );
  const chains = db.prepare<[], ChainCount>(
    `SELECT exam_id AS examId, public_key AS publicKey, count(*) AS facts,
       count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM outbox_arrival a
         WHERE a.fact_id = f.id AND a.outcome = 'delivered')) AS unsent
     FROM outbox_fact f GROUP BY exam_id, public_key ORDER BY min(id)`,
  );
  const ofAll = db.prepare<[string], SinkCount>(
    `SELECT count(*) FILTER (WHERE outcome = 'delivered') AS delivered,
       count(*) FILTER (WHERE outcome = 'refused') AS refused,
       max(detail) FILTER (WHERE outcome = 'refused') AS refusal
     FROM outbox_arrival WHERE sink = ?`,
  );
  const sinks = db
    .prepare<[], string>('SELECT DISTINCT sink FROM outbox_arrival ORDER BY sink')
    .pluck();
  const gapless = db
    .prepare<[{ examId: string; publicKey: string; sink: string }], number>(
      `SELECT coalesce(min(f.seq) - 1,
         (SELECT max(seq) FROM outbox_fact WHERE exam_id = @examId AND public_key = @publicKey), 0)
       FROM outbox_fact f WHERE f.exam_id = @examId AND f.public_key = @publicKey AND NOT EXISTS
         (SELECT 1 FROM outbox_arrival a WHERE a.sink = @sink AND a.fact_id = f.id AND a.outcome = 'delivered')`,
    )
    .pluck();
  const none: SinkCount = { delivered: 0, refused: 0, refusal: null };
  return {
    facts: (publicKey: string): number => facts.get(publicKey) ?? 0,
    /** Facts that have reached no sink at all. */
    unsent: (publicKey: string): number => unsent.get(publicKey) ?? 0,
    countAt: (sink: string, publicKey: string): SinkCount => counts.get(sink, publicKey) ?? none,
    countOfAll: (sink: string): SinkCount => ofAll.get(sink) ?? none,
    /** Every chain that was ever begun here, earlier identities' too. */
    chains: (): ChainCount[] => chains.all(),
    /** Every place that anything ever arrived at. */
    sinks: (): string[] => sinks.all(),
    /** The highest number of a chain up to which the sink has all. */
    gaplessAt: (sink: string, { examId, publicKey }: { examId: ExamId; publicKey: string }) =>
      gapless.get({ examId, publicKey, sink }) ?? 0,
  };
}
