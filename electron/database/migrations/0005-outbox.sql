-- What leaves this station. A fact is written in the transaction of what it reports and is never changed or taken out;
-- what became of it at each place that it is sent to stands beside it.

-- To whom the facts of an exam go. All of it is public but the proof, which opens nothing: it lets this station alone be
-- heard by the desk of this exam, so that sending goes on after a restart without the start code.
CREATE TABLE outbox_delivery (
  exam_id TEXT PRIMARY KEY,
  exam_kind TEXT NOT NULL CHECK (exam_kind IN ('exam', 'demo', 'rehearsal')),
  recipients TEXT NOT NULL CHECK (json_valid(recipients)),
  desk_certificate TEXT NOT NULL,
  enrolment TEXT NOT NULL,
  station_name TEXT,
  station_room TEXT
) STRICT, WITHOUT ROWID;

-- One chain for each exam and identity of the station, numbered from 1; `id` is the order over all of them.
CREATE TABLE outbox_fact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  exam_id TEXT NOT NULL REFERENCES outbox_delivery (exam_id),
  public_key TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq >= 1),
  kind TEXT NOT NULL,
  -- What it is about: a submission, an attempt, an attempt's problem; empty for the log.
  subject TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  previous TEXT NOT NULL CHECK (length(previous) = 64),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  body TEXT NOT NULL,
  UNIQUE (exam_id, public_key, seq)
) STRICT;

CREATE INDEX outbox_fact_of_subject ON outbox_fact (subject, kind, id);

-- Up to where the incident log and each edit log are in facts.
CREATE TABLE outbox_progress (
  exam_id TEXT NOT NULL,
  public_key TEXT NOT NULL,
  what TEXT NOT NULL,
  through INTEGER NOT NULL,
  PRIMARY KEY (exam_id, public_key, what)
) STRICT, WITHOUT ROWID;

-- The sealed bytes, made once: whoever gets a fact twice gets the same bytes twice.
CREATE TABLE outbox_sealed (
  fact_id INTEGER PRIMARY KEY REFERENCES outbox_fact (id),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE outbox_arrival (
  sink TEXT NOT NULL,
  fact_id INTEGER NOT NULL REFERENCES outbox_fact (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('delivered', 'refused')),
  detail TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (sink, fact_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_arrival_of_fact ON outbox_arrival (fact_id, outcome);

-- Counts up over restarts.
CREATE TABLE outbox_beat (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  number INTEGER NOT NULL
) STRICT;

-- Orders of the desk. Each is carried out once, whatever comes twice.
CREATE TABLE outbox_order (
  order_id TEXT PRIMARY KEY,
  exam_id TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused')),
  at_ms INTEGER NOT NULL,
  told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER outbox_fact_is_final BEFORE UPDATE ON outbox_fact
BEGIN
  SELECT RAISE(ABORT, 'a fact is never changed');
END;

CREATE TRIGGER outbox_fact_is_kept BEFORE DELETE ON outbox_fact
BEGIN
  SELECT RAISE(ABORT, 'a fact is never taken out');
END;

CREATE TRIGGER outbox_sealed_is_final BEFORE UPDATE ON outbox_sealed
BEGIN
  SELECT RAISE(ABORT, 'what was sealed is never changed');
END;
