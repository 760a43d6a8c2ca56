-- How well the reviews of each question were foretold, made from the record: a file of the cache, never the truth.

CREATE TABLE made_from (facts TEXT NOT NULL) STRICT; -- one row: JSON

CREATE TABLE prediction (
    pack     TEXT NOT NULL,
    question TEXT NOT NULL, -- its id as it was recorded
    reviews  INTEGER NOT NULL, -- those that were foretold
    passed   INTEGER NOT NULL,
    loss     REAL NOT NULL,
    PRIMARY KEY (pack, question)
) STRICT, WITHOUT ROWID;
