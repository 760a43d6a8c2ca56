-- Version 5 of the history: timed challenges. Never change this script, add a migration.

-- JSON: the code, the number of questions or seconds, the extra time, and the terms by which the answers earn points;
-- NULL where the session is no challenge.
ALTER TABLE session ADD COLUMN challenge TEXT;
