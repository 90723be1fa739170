-- One row for each graded final submission, written in the transaction that ends it.
CREATE TABLE grade (
  submission_id TEXT PRIMARY KEY REFERENCES submission (id),
  exam_id TEXT NOT NULL,
  exam_kind TEXT NOT NULL,
  student_id TEXT NOT NULL,
  student_name TEXT NOT NULL,
  problem_id TEXT NOT NULL,
  verdict TEXT NOT NULL,
  score REAL NOT NULL,
  max_score REAL NOT NULL CHECK (score <= max_score),
  source_sha256 TEXT NOT NULL,
  received_at_ms INTEGER NOT NULL,
  late INTEGER NOT NULL CHECK (late IN (0, 1)),
  graded_at_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX grade_of_student ON grade (exam_id, exam_kind, student_id, problem_id, received_at_ms);
