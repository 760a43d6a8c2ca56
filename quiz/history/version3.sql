-- Version 3 of the history: evidence rounds. Never change this script, add a migration.

-- Whether each answer is followed by the question where the source says so.
ALTER TABLE session ADD COLUMN asks_evidence INTEGER NOT NULL DEFAULT 0 CHECK (asks_evidence IN (0, 1));

-- What was named as the proof of an attempt's key, scored apart from the attempt.
CREATE TABLE finding (
    id           BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    attempt      BLOB NOT NULL REFERENCES attempt (id),
    response     TEXT,          -- JSON; NULL where the search was skipped
    verdict      TEXT NOT NULL CHECK (verdict IN ('correct', 'partly correct', 'incorrect', 'skipped')),
    score        REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
    started      TEXT NOT NULL CHECK (started GLOB '????-??-??T??:??:??.??????Z'),
    ended        TEXT NOT NULL CHECK (ended GLOB '????-??-??T??:??:??.??????Z'),
    milliseconds INTEGER NOT NULL CHECK (milliseconds >= 0),
    CHECK (verdict <> 'skipped' OR score = 0)
) STRICT;

CREATE INDEX finding_by_attempt ON finding (attempt);

CREATE TRIGGER finding_stays BEFORE DELETE ON finding BEGIN SELECT raise(ABORT, 'findings are never deleted'); END;
CREATE TRIGGER finding_is_final BEFORE UPDATE ON finding BEGIN SELECT raise(ABORT, 'findings are never changed'); END;
