-- The queue. A row is written before the student reads "received" and is never deleted.
-- Who sent it is kept as it was known then: a roster that changes later must not rewrite history.
CREATE TABLE submission (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  -- The same key twice is the same sending, repeated because its answer was lost.
  send_key TEXT UNIQUE,
  code TEXT NOT NULL,
  exam_id TEXT NOT NULL,
  -- A demo's and a rehearsal's rows are marked as such wherever they go.
  exam_kind TEXT NOT NULL CHECK (exam_kind IN ('exam', 'demo', 'rehearsal')),
  attempt_id TEXT NOT NULL,
  student_id TEXT NOT NULL,
  student_name TEXT NOT NULL,
  problem_id TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('practice', 'final')),
  source_sha256 TEXT NOT NULL CHECK (length(source_sha256) = 64),
  size_bytes INTEGER NOT NULL,
  received_at_ms INTEGER NOT NULL,
  -- Sent after the end, within the exam's grace.
  late INTEGER NOT NULL CHECK (late IN (0, 1)),
  -- Sent for the student at the end of their time.
  automatic INTEGER NOT NULL CHECK (automatic IN (0, 1)),
  state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'graded', 'held')),
  tries INTEGER NOT NULL DEFAULT 0,
  next_try_at_ms INTEGER NOT NULL DEFAULT 0,
  -- Whoever ends it must show this token. Only the owner process leases, so a lease that is found at start is void.
  lease_token TEXT,
  -- Leases are numbered; a student's highest number says how long ago it was their turn.
  turn INTEGER,
  -- Why it last went back or is held, for staff.
  trouble TEXT,
  CHECK ((state = 'running') = (lease_token IS NOT NULL))
) STRICT;

CREATE INDEX submission_open ON submission (state) WHERE state IN ('queued', 'running', 'held');
CREATE INDEX submission_of_attempt ON submission (attempt_id, seq);
CREATE INDEX submission_turn ON submission (turn) WHERE turn IS NOT NULL;
CREATE INDEX submission_turn_of_student ON submission (student_id, turn) WHERE turn IS NOT NULL;

-- Apart from its row, so that a change of state never rewrites the text.
CREATE TABLE submission_source (
  submission_id TEXT PRIMARY KEY REFERENCES submission (id),
  bytes BLOB NOT NULL
) STRICT;

-- One result for each submission: the key refuses a second.
CREATE TABLE submission_result (
  submission_id TEXT PRIMARY KEY REFERENCES submission (id),
  graded_at_ms INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  score REAL NOT NULL,
  max_score REAL NOT NULL,
  report TEXT NOT NULL CHECK (json_valid(report))
) STRICT;

CREATE TRIGGER submission_source_is_final BEFORE UPDATE ON submission_source
BEGIN
  SELECT RAISE(ABORT, 'a submitted source is never changed');
END;

CREATE TRIGGER submission_result_is_final BEFORE UPDATE ON submission_result
BEGIN
  SELECT RAISE(ABORT, 'a result is never changed');
END;
