-- A draft is of one programming language, and so are its edits: a problem may be worked on in several. Before this, every
-- problem was in Python.
ALTER TABLE draft RENAME TO draft_before;
CREATE TABLE draft (
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  problem_id TEXT NOT NULL,
  language TEXT NOT NULL,
  base TEXT NOT NULL,
  source TEXT NOT NULL,
  source_sha256 TEXT NOT NULL,
  cursor INTEGER NOT NULL,
  saved_at_ms INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  editor_seq INTEGER NOT NULL,
  late INTEGER NOT NULL,
  PRIMARY KEY (attempt_id, problem_id, language)
) STRICT, WITHOUT ROWID;
INSERT INTO draft SELECT attempt_id, problem_id, 'python', base, source, source_sha256, cursor, saved_at_ms, last_seq,
  editor_seq, late FROM draft_before;
DROP TABLE draft_before;

DROP TRIGGER edit_is_final;
ALTER TABLE edit RENAME TO edit_before;
CREATE TABLE edit (
  attempt_id TEXT NOT NULL,
  problem_id TEXT NOT NULL,
  language TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at_ms REAL NOT NULL,
  source TEXT NOT NULL,
  changes TEXT NOT NULL CHECK (json_valid(changes)),
  PRIMARY KEY (attempt_id, problem_id, language, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO edit SELECT attempt_id, problem_id, 'python', seq, at_ms, source, changes FROM edit_before;
DROP TABLE edit_before;
CREATE TRIGGER edit_is_final BEFORE UPDATE ON edit
BEGIN
  SELECT RAISE(ABORT, 'an edit is never changed');
END;

ALTER TABLE edit_mark ADD COLUMN language TEXT NOT NULL DEFAULT 'python';

-- The language that the student last turned to, where a problem has several: a restart leads back to it.
CREATE TABLE language_choice (
  attempt_id TEXT NOT NULL,
  problem_id TEXT NOT NULL,
  language TEXT NOT NULL,
  PRIMARY KEY (attempt_id, problem_id)
) STRICT, WITHOUT ROWID;
