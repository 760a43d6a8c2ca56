"""What programs read."""

import json
from datetime import date
from pathlib import PurePath


def as_json(value: object) -> str:
    """Return one JSON document in ASCII, which survives every stream.

    Days and moments are in ISO 8601, paths as they are.
    """
    return json.dumps(value, indent=2, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, PurePath):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
