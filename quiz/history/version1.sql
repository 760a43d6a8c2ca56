-- Version 1 of the history. Files written by it must open for ever: never change this script, add a migration.
--
-- Times are in UTC as 2022-06-05T14:30:00.000000Z, so that they sort as text.
-- Modes and kinds of event are not listed in a CHECK: a later version adds some without rebuilding a table.

PRAGMA application_id = 0x7175697A; -- "quiz" in ASCII, so that another program's database is recognised

CREATE TABLE session (
    id      BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    mode    TEXT NOT NULL CHECK (mode <> ''),
    seed    INTEGER NOT NULL CHECK (seed >= 0),
    paper   TEXT NOT NULL, -- JSON: [[pack, question], ...] in the order drawn
    started TEXT NOT NULL CHECK (started GLOB '????-??-??T??:??:??.??????Z'),
    program TEXT NOT NULL  -- the version of the program that began it
) STRICT;

CREATE TABLE attempt (
    id           BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    session      BLOB NOT NULL REFERENCES session (id),
    pack         TEXT NOT NULL,
    question     TEXT NOT NULL,
    pack_version TEXT NOT NULL,
    seen         TEXT NOT NULL, -- fingerprint of all that the learner saw
    key          TEXT NOT NULL, -- fingerprint of the kind and the key alone
    position     INTEGER NOT NULL CHECK (position >= 0),
    presented    TEXT NOT NULL, -- JSON: one shuffled order for each list that was shown
    response     TEXT,          -- JSON; NULL where the question was skipped or expired
    verdict      TEXT NOT NULL CHECK (verdict IN ('correct', 'partly correct', 'incorrect', 'skipped', 'expired')),
    score        REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
    remark       TEXT NOT NULL,
    hint_used    INTEGER NOT NULL CHECK (hint_used IN (0, 1)),
    started      TEXT NOT NULL CHECK (started GLOB '????-??-??T??:??:??.??????Z'),
    ended        TEXT NOT NULL CHECK (ended GLOB '????-??-??T??:??:??.??????Z'),
    milliseconds INTEGER NOT NULL CHECK (milliseconds >= 0),
    seed         INTEGER NOT NULL CHECK (seed >= 0),
    CHECK (verdict <> 'skipped' OR score = 0)
) STRICT;

-- What happened to a session, or later to one of its attempts.
CREATE TABLE event (
    id      BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    session BLOB NOT NULL REFERENCES session (id),
    kind    TEXT NOT NULL CHECK (kind <> ''), -- 'finished' or 'left'
    attempt BLOB REFERENCES attempt (id),
    at      TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.??????Z')
) STRICT;

CREATE INDEX session_by_start ON session (started);
CREATE INDEX attempt_by_session ON attempt (session, position);
CREATE INDEX attempt_by_question ON attempt (pack, question, key);
CREATE INDEX event_by_session ON event (session, kind);

-- Rows are only ever added: then two histories merge as the union of their rows, and no fault of ours loses an answer.
-- Whoever lets a learner forget something on purpose drops these triggers and makes them anew in that one transaction.
CREATE TRIGGER session_stays BEFORE DELETE ON session BEGIN SELECT raise(ABORT, 'sessions are never deleted'); END;
CREATE TRIGGER session_is_final BEFORE UPDATE ON session BEGIN SELECT raise(ABORT, 'sessions are never changed'); END;
CREATE TRIGGER attempt_stays BEFORE DELETE ON attempt BEGIN SELECT raise(ABORT, 'attempts are never deleted'); END;
CREATE TRIGGER attempt_is_final BEFORE UPDATE ON attempt BEGIN SELECT raise(ABORT, 'attempts are never changed'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT raise(ABORT, 'events are never deleted'); END;
CREATE TRIGGER event_is_final BEFORE UPDATE ON event BEGIN SELECT raise(ABORT, 'events are never changed'); END;
