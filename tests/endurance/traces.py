"""What a process leaves on record, in memory and among the processes."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

ANSWERS_SINCE = """
    SELECT question, verdict FROM attempt WHERE pack = ? AND session IN (
        SELECT session FROM attempt WHERE rowid > ?
        UNION SELECT session FROM event WHERE rowid > ?
        UNION SELECT id FROM (SELECT id FROM session ORDER BY started DESC LIMIT 10)
    )
"""
"""The answers to a pack, of sessions that have grown since the `marks`, and of the latest."""


def marks(history: Path) -> tuple[int, int]:
    """Return the last rows that are on record, of the answers and of the events."""
    if not history.exists():
        return 0, 0
    with closing(sqlite3.connect(history)) as connection:
        statement = "SELECT (SELECT coalesce(max(rowid), 0) FROM attempt), (SELECT coalesce(max(rowid), 0) FROM event)"
        answers, events = connection.execute(statement).fetchone()
        return answers, events


def resident_bytes(process: int) -> float:
    """Return how much memory of its own a process has."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    found = re.search(r"RssAnon:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1]) * 1024


def members_of_session(process: int) -> list[str]:
    """Return what the processes are called that are left of the session which a process began."""
    left = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                name, _, rest = (folder / "stat").read_text(encoding="utf-8").rpartition(")")
            except OSError:
                continue  # it has just ended
            state, _, _, session = rest.split()[:4]
            if int(session) == process and int(folder.name) != process and state != "Z":
                left.append(name)
    return left
