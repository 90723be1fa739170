-- The station's log: one line for each thing that happened, each holding the hash of the one before. Lines are kept as
-- they are hashed; the columns beside them only find them again.
CREATE TABLE log_entry (
  seq INTEGER PRIMARY KEY CHECK (seq >= 1),
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
  kind TEXT NOT NULL,
  attempt_id TEXT,
  submission_id TEXT,
  line TEXT NOT NULL
) STRICT;

CREATE INDEX log_entry_of_attempt ON log_entry (attempt_id, seq) WHERE attempt_id IS NOT NULL;
CREATE INDEX log_entry_of_key ON log_entry (seq) WHERE kind IN ('opened', 'key');
CREATE UNIQUE INDEX log_entry_of_submission ON log_entry (submission_id) WHERE submission_id IS NOT NULL;

-- Where the policy stands with each attempt: what counted so far, and the lock.
CREATE TABLE watch (
  attempt_id TEXT PRIMARY KEY REFERENCES attempt (id),
  state TEXT NOT NULL CHECK (json_valid(state))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER log_entry_is_final BEFORE UPDATE ON log_entry
BEGIN
  SELECT RAISE(ABORT, 'an entry of the log is never changed');
END;

CREATE TRIGGER log_entry_is_kept BEFORE DELETE ON log_entry
BEGIN
  SELECT RAISE(ABORT, 'an entry of the log is never taken out');
END;
