-- The instructor's gradebook: what stations signed, what it proves, and what staff decided. Facts are written once.
PRAGMA application_id = 1232041547;

-- An exam as its package has it.
CREATE TABLE exam (
  exam_id TEXT PRIMARY KEY,
  title TEXT NOT NULL CHECK (json_valid(title)),
  -- Id, title, maximum points and weight, in the exam's order.
  problems TEXT NOT NULL CHECK (json_valid(problems))
) STRICT, WITHOUT ROWID;

CREATE TABLE roster (
  exam_id TEXT NOT NULL REFERENCES exam (exam_id),
  student_id TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT,
  group_name TEXT,
  seat TEXT,
  PRIMARY KEY (exam_id, student_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE station (
  id INTEGER PRIMARY KEY,
  exam_id TEXT NOT NULL,
  public_key TEXT NOT NULL,
  name TEXT,
  room TEXT,
  -- The bundle that last named it: bundles come in any order.
  named_at_seq INTEGER NOT NULL,
  UNIQUE (exam_id, public_key)
) STRICT;

-- One bundle that was taken in. A number that is here twice is a fork, which staff let in.
CREATE TABLE entry (
  station_id INTEGER NOT NULL REFERENCES station (id),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  hash TEXT NOT NULL,
  previous TEXT NOT NULL,
  exam_kind TEXT NOT NULL CHECK (exam_kind IN ('exam', 'demo', 'rehearsal')),
  kind TEXT NOT NULL,
  created_at_ms REAL NOT NULL,
  PRIMARY KEY (station_id, seq, hash)
) STRICT, WITHOUT ROWID;

-- What was not taken in, by its bytes, and why.
CREATE TABLE set_aside (
  sha256 TEXT PRIMARY KEY,
  file TEXT NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE submission (
  submission_id TEXT PRIMARY KEY,
  station_id INTEGER NOT NULL REFERENCES station (id),
  seq INTEGER NOT NULL,
  exam_id TEXT NOT NULL,
  exam_kind TEXT NOT NULL,
  attempt_id TEXT NOT NULL,
  student_id TEXT NOT NULL,
  student_name TEXT NOT NULL,
  problem_id TEXT NOT NULL,
  -- Null: the problem's first.
  language TEXT,
  purpose TEXT NOT NULL CHECK (purpose IN ('practice', 'final')),
  code TEXT NOT NULL,
  received_at_ms REAL NOT NULL,
  late INTEGER NOT NULL CHECK (late IN (0, 1)),
  automatic INTEGER NOT NULL CHECK (automatic IN (0, 1)),
  source_sha256 TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  edit_seq INTEGER,
  log_head TEXT,
  -- Which report counts where staff chose; null: the station's, or the regraded one where the station has none.
  counts TEXT CHECK (counts IN ('station', 'regraded'))
) STRICT;

CREATE INDEX submission_of_exam ON submission (exam_id, exam_kind, student_id, problem_id);

CREATE TABLE source (
  submission_id TEXT PRIMARY KEY REFERENCES submission (submission_id),
  bytes BLOB NOT NULL
) STRICT;

-- A report of the station, or of this machine. A station's may come before its submission does.
CREATE TABLE result (
  submission_id TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('station', 'regraded')),
  -- Only the station that signed a submission may sign its result.
  station_id INTEGER NOT NULL REFERENCES station (id),
  exam_id TEXT NOT NULL,
  exam_kind TEXT NOT NULL,
  problem_id TEXT NOT NULL,
  source_sha256 TEXT NOT NULL,
  graded_at_ms REAL NOT NULL,
  verdict TEXT NOT NULL,
  score REAL NOT NULL,
  max_score REAL NOT NULL,
  report TEXT NOT NULL,
  log_head TEXT,
  PRIMARY KEY (submission_id, origin, station_id)
) STRICT;

CREATE TABLE attempt (
  station_id INTEGER NOT NULL REFERENCES station (id),
  seq INTEGER NOT NULL,
  exam_id TEXT NOT NULL,
  exam_kind TEXT NOT NULL,
  attempt_id TEXT NOT NULL,
  student_id TEXT NOT NULL,
  student_name TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  started_at_ms REAL,
  allotted_ms REAL,
  ending TEXT,
  PRIMARY KEY (station_id, seq, attempt_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX attempt_of_exam ON attempt (exam_id, exam_kind, student_id);

CREATE TABLE edits (
  station_id INTEGER NOT NULL REFERENCES station (id),
  seq INTEGER NOT NULL,
  exam_id TEXT NOT NULL,
  exam_kind TEXT NOT NULL,
  attempt_id TEXT NOT NULL,
  student_id TEXT NOT NULL,
  problem_id TEXT NOT NULL,
  base TEXT NOT NULL,
  from_seq INTEGER NOT NULL,
  edits TEXT NOT NULL,
  PRIMARY KEY (station_id, seq, attempt_id)
) STRICT;

CREATE INDEX edits_of_attempt ON edits (attempt_id, problem_id, from_seq);

-- The stations' incident logs, line by line as they are hashed.
CREATE TABLE log_line (
  station_id INTEGER NOT NULL REFERENCES station (id),
  seq INTEGER NOT NULL,
  -- Of the whole line's bytes.
  sha256 TEXT NOT NULL,
  exam_id TEXT NOT NULL,
  exam_kind TEXT NOT NULL,
  -- Null where the line cannot be read.
  kind TEXT,
  attempt_id TEXT,
  line TEXT NOT NULL,
  PRIMARY KEY (station_id, seq, sha256)
) STRICT;

CREATE INDEX log_line_of_exam ON log_line (exam_id, exam_kind, kind);

CREATE TABLE policy (
  exam_id TEXT NOT NULL,
  exam_kind TEXT NOT NULL,
  policy TEXT NOT NULL CHECK (json_valid(policy)),
  PRIMARY KEY (exam_id, exam_kind)
) STRICT, WITHOUT ROWID;

-- Changes by hand, all of them; the last one counts. A null score takes the ones before back.
CREATE TABLE adjustment (
  id INTEGER PRIMARY KEY,
  exam_id TEXT NOT NULL,
  exam_kind TEXT NOT NULL,
  student_id TEXT NOT NULL,
  problem_id TEXT NOT NULL,
  score REAL,
  reason TEXT NOT NULL,
  made_by TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX adjustment_of_exam ON adjustment (exam_id, exam_kind);

-- Exams whose people were taken out: what comes of them later is not taken in again.
CREATE TABLE purge (
  exam_id TEXT PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  students INTEGER NOT NULL,
  submissions INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER source_is_final BEFORE UPDATE ON source
BEGIN
  SELECT RAISE(ABORT, 'a submitted source is never changed');
END;

CREATE TRIGGER station_result_is_final BEFORE UPDATE ON result WHEN old.origin = 'station'
BEGIN
  SELECT RAISE(ABORT, 'a result of a station is never changed');
END;

CREATE TRIGGER adjustment_is_final BEFORE UPDATE ON adjustment
BEGIN
  SELECT RAISE(ABORT, 'an adjustment is never changed');
END;
