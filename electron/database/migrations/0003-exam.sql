-- Attempts, their clocks, drafts and edits. The exam itself is never here: it is opened into memory.
CREATE TABLE attempt (
  id TEXT PRIMARY KEY,
  exam_id TEXT NOT NULL,
  -- A rehearsal of an exam shares nothing with the exam.
  kind TEXT NOT NULL CHECK (kind IN ('exam', 'demo', 'rehearsal')),
  student_id TEXT NOT NULL,
  student_name TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  phase TEXT NOT NULL CHECK (phase IN ('waiting', 'running', 'break', 'grace', 'finished')),
  -- The whole clock, as of the last look that was kept.
  clock TEXT NOT NULL CHECK (json_valid(clock)),
  problem_id TEXT,
  signed_in_at_ms INTEGER NOT NULL,
  started_at_ms INTEGER,
  ended_at_ms INTEGER,
  end_reason TEXT,
  -- Which drafts of the end were sent, so that a crash in between sends none twice and forgets none.
  collected TEXT NOT NULL CHECK (collected IN ('nothing', 'on-time', 'all')),
  UNIQUE (exam_id, kind, student_id, number),
  CHECK ((phase = 'finished') = (ended_at_ms IS NOT NULL))
) STRICT;

-- One row: who sits at this station. It holds over a restart of the program; after one of the machine, when somebody
-- else may sit here, the student signs in again.
CREATE TABLE seat (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  boot_id TEXT NOT NULL
) STRICT;

-- `base` is the text that the edits are replayed over: the starter as it was at the first save.
CREATE TABLE draft (
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  problem_id TEXT NOT NULL,
  base TEXT NOT NULL,
  source TEXT NOT NULL,
  source_sha256 TEXT NOT NULL,
  cursor INTEGER NOT NULL,
  saved_at_ms INTEGER NOT NULL,
  -- The last edit of the log, and the last one of the editor's own count; a resync of the log parts the two.
  last_seq INTEGER NOT NULL,
  editor_seq INTEGER NOT NULL,
  -- The text changed after the end, within the grace.
  late INTEGER NOT NULL,
  PRIMARY KEY (attempt_id, problem_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE edit (
  attempt_id TEXT NOT NULL,
  problem_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at_ms REAL NOT NULL,
  source TEXT NOT NULL,
  changes TEXT NOT NULL CHECK (json_valid(changes)),
  PRIMARY KEY (attempt_id, problem_id, seq)
) STRICT, WITHOUT ROWID;

-- Up to which edit a submission's text goes.
CREATE TABLE edit_mark (
  submission_id TEXT PRIMARY KEY,
  attempt_id TEXT NOT NULL,
  problem_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  source_sha256 TEXT NOT NULL,
  automatic INTEGER NOT NULL
) STRICT;

-- What happened to attempts and clocks, in order; nothing is ever taken out.
CREATE TABLE exam_record (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  exam_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  attempt_id TEXT,
  at_ms INTEGER NOT NULL,
  what TEXT NOT NULL,
  detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;

CREATE INDEX exam_record_of_attempt ON exam_record (attempt_id, seq);

-- Staff codes that were used here; each works once.
CREATE TABLE used_code (
  exam_id TEXT NOT NULL,
  request TEXT NOT NULL,
  purpose TEXT NOT NULL,
  used_at_ms INTEGER NOT NULL,
  PRIMARY KEY (exam_id, request)
) STRICT, WITHOUT ROWID;

-- How many codes in a row were wrong, for each kind of code, and the wait that is left.
CREATE TABLE wrong_code (
  what TEXT PRIMARY KEY,
  wrong INTEGER NOT NULL,
  wait_left_ms INTEGER NOT NULL,
  at TEXT NOT NULL CHECK (json_valid(at))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER edit_is_final BEFORE UPDATE ON edit
BEGIN
  SELECT RAISE(ABORT, 'an edit is never changed');
END;

CREATE TRIGGER exam_record_is_final BEFORE UPDATE ON exam_record
BEGIN
  SELECT RAISE(ABORT, 'a record is never changed');
END;

CREATE TRIGGER exam_record_is_kept BEFORE DELETE ON exam_record
BEGIN
  SELECT RAISE(ABORT, 'a record is never taken out');
END;
