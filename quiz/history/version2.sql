-- Version 2 of the history: disputes, and the events that close them. Never change this script, add a migration.

-- The attempt tells question, pack and version, both fingerprints and the answer given.
CREATE TABLE dispute (
    id      BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    attempt BLOB NOT NULL REFERENCES attempt (id),
    comment TEXT NOT NULL, -- empty where the learner wrote none
    at      TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.??????Z')
) STRICT;

-- Set where the kind is 'dispute closed'.
ALTER TABLE event ADD COLUMN dispute BLOB REFERENCES dispute (id);

CREATE INDEX event_by_dispute ON event (dispute, kind) WHERE dispute IS NOT NULL;

CREATE TRIGGER dispute_stays BEFORE DELETE ON dispute BEGIN SELECT raise(ABORT, 'disputes are never deleted'); END;
CREATE TRIGGER dispute_is_final BEFORE UPDATE ON dispute BEGIN SELECT raise(ABORT, 'disputes are never changed'); END;
