-- The states of all questions, made from the answers on record: a file of the cache, never the truth.

CREATE TABLE made_from (facts TEXT NOT NULL) STRICT; -- one row: JSON

CREATE TABLE state (
    pack       TEXT NOT NULL,
    question   TEXT NOT NULL, -- its id now, where the pack at hand has renamed it
    key        TEXT NOT NULL,
    stability  REAL NOT NULL,
    difficulty REAL NOT NULL,
    first_day  INTEGER NOT NULL,
    last_day   INTEGER NOT NULL,
    lapses     INTEGER NOT NULL,
    due_day    INTEGER NOT NULL,
    topic      INTEGER, -- its place among the topics of the pack at hand, where that has the question with this key
    PRIMARY KEY (pack, question, key)
) STRICT, WITHOUT ROWID;

-- The packs at hand, as far as the choice of a sitting needs to know them.
CREATE TABLE question (
    pack     TEXT NOT NULL,
    id       TEXT NOT NULL,
    key      TEXT NOT NULL,
    place    INTEGER NOT NULL, -- among the new ones of its pack
    topic    INTEGER NOT NULL,
    is_new   INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (pack, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE former (
    pack     TEXT NOT NULL,
    id       TEXT NOT NULL,
    question TEXT NOT NULL,
    PRIMARY KEY (pack, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX state_by_due_day ON state (pack, due_day, last_day, topic) WHERE topic IS NOT NULL;
CREATE INDEX state_by_first_day ON state (first_day, pack);
CREATE INDEX question_by_place ON question (pack, place) WHERE is_new;
CREATE INDEX former_by_question ON former (pack, question);
