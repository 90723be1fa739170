-- The language of an edit log. Stations that named none had every problem in Python.
ALTER TABLE edits ADD COLUMN language TEXT NOT NULL DEFAULT 'python';
DROP INDEX edits_of_attempt;
CREATE INDEX edits_of_attempt ON edits (attempt_id, problem_id, language, from_seq);
