-- The sums over the answers that count, made from the record: a file of the cache, never the truth.

CREATE TABLE made_from (facts TEXT NOT NULL) STRICT; -- one row: JSON

CREATE TABLE question_sum (
    pack     TEXT NOT NULL,
    question TEXT NOT NULL, -- its id as it was recorded
    key      TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    skipped  INTEGER NOT NULL,
    score    REAL NOT NULL,
    last     TEXT NOT NULL, -- when the latest attempt ended
    PRIMARY KEY (pack, question, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_sum (
    pack      TEXT NOT NULL PRIMARY KEY,
    questions INTEGER NOT NULL, -- each counted once, whatever its keys were
    attempts  INTEGER NOT NULL,
    skipped   INTEGER NOT NULL,
    score     REAL NOT NULL,
    last      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
