-- Version 4 of the history: certainty, undo and redo, putting off, own ratings. Never change this script, add a
-- migration.

-- Whether a certainty is asked for with each answer.
ALTER TABLE session ADD COLUMN asks_certainty INTEGER NOT NULL DEFAULT 0 CHECK (asks_certainty IN (0, 1));

ALTER TABLE attempt ADD COLUMN certainty INTEGER CHECK (certainty BETWEEN 1 AND 3);
-- The length of the stem as it was asked; it tells whether the answer came too fast for it to have been read.
ALTER TABLE attempt ADD COLUMN stem_characters INTEGER CHECK (stem_characters >= 0);

-- Set where the kind is 'rated': Again, Hard, Good or Easy, as FSRS numbers them.
ALTER TABLE event ADD COLUMN rating INTEGER CHECK (rating BETWEEN 1 AND 4);
-- Set where the kind is 'later': the question at that position of the paper was put off.
ALTER TABLE event ADD COLUMN position INTEGER CHECK (position >= 0);

CREATE INDEX event_by_attempt ON event (attempt, kind) WHERE attempt IS NOT NULL;

-- Attempts that were undone and not redone since; ids decide between equal times, so that all machines agree.
CREATE VIEW undone AS
SELECT attempt AS id, at FROM event AS latest
WHERE kind = 'undone' AND NOT EXISTS (
    SELECT 1 FROM event
    WHERE attempt = latest.attempt AND kind IN ('undone', 'redone') AND (at, id) > (latest.at, latest.id)
);

-- What statistics and schedules are made of.
CREATE VIEW counted AS
SELECT * FROM attempt WHERE NOT EXISTS (SELECT 1 FROM undone WHERE undone.id = attempt.id);
