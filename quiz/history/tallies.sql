-- What the answers to the questions of packs add up to, made from the record: a file of the cache, never the truth.

CREATE TABLE made_from (facts TEXT NOT NULL) STRICT; -- one row: JSON

-- The packs at hand, as far as the tallies need to know them.
CREATE TABLE heading (
    pack  TEXT NOT NULL,
    place INTEGER NOT NULL, -- in the order in which the questions of the pack first bring them up
    topic TEXT NOT NULL,
    kind  TEXT NOT NULL,
    PRIMARY KEY (pack, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE asked (
    pack     TEXT NOT NULL,
    question TEXT NOT NULL,
    key      TEXT NOT NULL,
    heading  INTEGER NOT NULL,
    PRIMARY KEY (pack, question)
) STRICT, WITHOUT ROWID;
CREATE TABLE former (
    pack     TEXT NOT NULL,
    id       TEXT NOT NULL,
    question TEXT NOT NULL,
    PRIMARY KEY (pack, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_by_question ON former (pack, question);

-- How many answers had each score: whole numbers, so that what is undone can be taken away again exactly.
CREATE TABLE heading_count (
    pack       TEXT NOT NULL,
    heading    INTEGER NOT NULL,
    is_skipped INTEGER NOT NULL,
    score      REAL NOT NULL,
    answers    INTEGER NOT NULL,
    PRIMARY KEY (pack, heading, is_skipped, score)
) STRICT, WITHOUT ROWID;
CREATE TABLE day_count (
    pack      TEXT NOT NULL,
    day       INTEGER NOT NULL,
    certainty INTEGER NOT NULL, -- 0 where none was stated
    score     REAL NOT NULL,
    answers   INTEGER NOT NULL,
    PRIMARY KEY (pack, day, certainty, score)
) STRICT, WITHOUT ROWID;

CREATE TABLE question_tally (
    pack     TEXT NOT NULL,
    question TEXT NOT NULL, -- its id now
    answered INTEGER NOT NULL,
    score    REAL NOT NULL,
    last     TEXT NOT NULL, -- when the latest attempt ended
    PRIMARY KEY (pack, question)
) STRICT, WITHOUT ROWID;
CREATE INDEX question_by_last ON question_tally (pack, last);
