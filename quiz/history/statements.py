"""What the store asks of the record; a table is read only where what was undone counts too."""

from quiz.history.rows import ATTEMPT_COLUMNS, FINDING_COLUMNS, SESSION_COLUMNS

# ruff: noqa: S608 - only names of our own tables and columns are put into statements; values are bound
SESSION = f"SELECT {SESSION_COLUMNS} FROM session WHERE id = ?"
ATTEMPTS_NAMED = f"SELECT {ATTEMPT_COLUMNS} FROM attempt WHERE id IN ({{}})"
ATTEMPTS = f"SELECT {ATTEMPT_COLUMNS} FROM counted WHERE session = ? ORDER BY position, ended, id"
GIVEN = "SELECT ended, id, position, verdict, score FROM counted WHERE session = ? ORDER BY position, ended, id"
REDOABLE = """
    SELECT attempt.id, position FROM attempt JOIN undone ON undone.id = attempt.id
    WHERE session = ?1
    AND undone.at > (SELECT max(ended) FROM attempt WHERE session = ?1)
    AND undone.at > (SELECT coalesce(max(at), '') FROM event WHERE session = ?1 AND kind = 'later')
    ORDER BY undone.at, attempt.id
"""
PUT_OFF = """
    SELECT position FROM event WHERE session = ? AND kind = 'later' GROUP BY position ORDER BY max(at || hex(id))
"""
LATEST_KEY = "SELECT key, ended, id FROM counted WHERE pack = ? AND question = ? ORDER BY ended DESC, id DESC LIMIT 1"
LATEST_OF_ATTEMPT = """
    SELECT max(at) FROM event WHERE attempt = ? AND kind IN ('undone', 'redone', 'rated') AND id <> ?
"""
FINDING = f"SELECT {FINDING_COLUMNS} FROM finding WHERE attempt = ? ORDER BY ended, id LIMIT 1"
UNFINISHED = f"""
    SELECT
        (SELECT count(DISTINCT position) FROM counted WHERE session = session.id),
        (
            SELECT response IS NOT NULL AND NOT EXISTS (SELECT 1 FROM finding WHERE attempt = latest.id)
            FROM counted AS latest WHERE session = session.id ORDER BY ended DESC, id DESC LIMIT 1
        ),
        {SESSION_COLUMNS}
    FROM session
    WHERE mode <> 'challenge' AND EXISTS (SELECT 1 FROM counted WHERE session = session.id)
    AND NOT EXISTS (SELECT 1 FROM event WHERE session = session.id AND kind = 'finished')
    ORDER BY started DESC, id DESC
"""
# What is read from JSON must not be wrong in a damaged row.
CHALLENGES = """
    SELECT id, started, challenge FROM session
    WHERE mode = 'challenge' AND json_valid(challenge)
    AND json_extract(challenge, '$.rules.id') = ? AND json_extract(challenge, '$.number') = ?
    AND json_extract(challenge, '$.extra_time') = ?
    AND EXISTS (SELECT 1 FROM attempt WHERE session = session.id AND pack = ?)
    ORDER BY started, id
"""
EVENTS = "SELECT DISTINCT kind FROM event WHERE session = ?"
UNDONE_ROWS = "(SELECT attempt.rowid FROM undone JOIN attempt ON attempt.id = undone.id)"
# What `counted` holds, for whatever goes over all of it: to ask of each attempt whether it was undone takes as long as
# to read it, and so does to find it behind an index.
EVERY_COUNTED = f"attempt NOT INDEXED WHERE rowid NOT IN {UNDONE_ROWS}"
PACK_SUMS = f"""
    SELECT pack, count(DISTINCT question), count(*), sum(verdict = 'skipped'), sum(score), max(ended)
    FROM {EVERY_COUNTED} GROUP BY pack
"""
_SUMS = """
    SELECT pack, question, key, count(*), sum(verdict = 'skipped'), sum(score), max(ended)
"""
SUMS_OF_ALL = f"{_SUMS} FROM {EVERY_COUNTED} GROUP BY pack, question, key"
SUMS_OF_QUESTION = f"{_SUMS} FROM counted WHERE pack = ? AND question = ? GROUP BY pack, question, key"
# The questions of which an answer was given or came to count otherwise since two rows.
TOUCHED = """
    SELECT pack, question FROM attempt WHERE rowid > ?
    UNION
    SELECT pack, question FROM event JOIN attempt ON attempt.id = event.attempt
    WHERE event.rowid > ? AND kind IN ('undone', 'redone', 'rated')
"""
# The columns beside a maximum are those of the row that holds it; the id decides between equal times.
QUESTION_SUMS = """
    SELECT question, key, count(*), sum(verdict = 'skipped'), sum(score), verdict, ended, max(ended || hex(id)) AS last
    FROM counted WHERE pack = ? GROUP BY question, key ORDER BY last
"""

MISSES = "SELECT DISTINCT pack, question, key FROM counted WHERE ended >= ? AND verdict <> 'correct'"

# A question stays contested where the answer is undone after which that was done.
OPEN_DISPUTES = f"""
    SELECT objection, comment, at, {ATTEMPT_COLUMNS} FROM attempt JOIN (
        SELECT id AS objection, attempt AS contested, comment, at FROM dispute
        WHERE NOT EXISTS (SELECT 1 FROM event WHERE dispute = dispute.id AND kind = 'dispute closed')
    ) ON contested = attempt.id
    ORDER BY pack, question, at, objection
"""

# What tallies are made of: question, key, moment, whether it was skipped, score, certainty, and how often it counts.
_ANSWER = "question, key, ended, verdict = 'skipped', score, coalesce(certainty, 0)"
ANSWERS_IN_PACK = "SELECT count(*) FROM attempt WHERE pack = ?"
ANSWERS_TO_PACK = f"SELECT {_ANSWER}, 1 FROM {EVERY_COUNTED} AND pack = ?"
SUMS_OF_PACK = f"{_SUMS} FROM {EVERY_COUNTED} AND pack = ? GROUP BY pack, question, key"
# The same where most answers are to other packs.
ANSWERS_TO_SMALL_PACK = ANSWERS_TO_PACK.replace("NOT INDEXED", "INDEXED BY attempt_by_question")
SUMS_OF_SMALL_PACK = SUMS_OF_PACK.replace("NOT INDEXED", "INDEXED BY attempt_by_question")
_COUNTED = """
    coalesce((
        SELECT kind = 'redone' FROM event WHERE attempt = attempt.id AND kind IN ('undone', 'redone') AND {}
        ORDER BY at DESC, id DESC LIMIT 1
    ), 1)
"""
# The same of whatever came to count since two rows, or counts no longer, which is told by -1.
CHANGED_ANSWERS = f"""
    SELECT pack, {_ANSWER},
        {_COUNTED.format("TRUE")} - (rowid <= :attempt AND {_COUNTED.format("event.rowid <= :event")}) AS change
    FROM attempt
    WHERE change <> 0 AND rowid IN (
        SELECT rowid FROM attempt WHERE rowid > :attempt
        UNION
        SELECT attempt.rowid FROM event JOIN attempt ON attempt.id = event.attempt
        WHERE event.rowid > :event AND kind IN ('undone', 'redone')
    )
    ORDER BY pack, rowid
"""
