-- The programming language that a submission is written in. Null in rows of a time when a problem had one language: it
-- is the problem's first.
ALTER TABLE submission ADD COLUMN language TEXT;
