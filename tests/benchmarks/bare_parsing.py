"""What the check of a pack cannot do without: `bare_parsing PACK…` parses the files of each and validates the tables.

It prints the processor time in seconds that tomli and pydantic took for the last pack, as JSON. The models are those of
the gate, each chosen by its kind. Garbage collection is paused, which makes it quicker by half.
"""

import gc
import json
import sys
import time
from pathlib import Path
from typing import Any

import tomli
from pydantic import TypeAdapter

from quiz.model.pack import PackInfo
from quiz.model.question import QUESTION_TYPES
from quiz.model.source import TravellingSource

_QUESTIONS: dict[str, TypeAdapter[Any]] = {kind: TypeAdapter(model) for kind, model in QUESTION_TYPES.items()}
_INFO, _SOURCE = TypeAdapter(PackInfo), TypeAdapter(TravellingSource)


def parse_and_validate(pack: Path) -> dict[str, float]:
    """Return the seconds that each took; the files are read before."""
    contents = [file.read_bytes() for file in sorted(pack.glob("*.toml"))]
    start = time.process_time()
    tables = [tomli.loads(content.decode()) for content in contents]
    parsed = time.process_time()
    kept: list[object] = []
    for table in tables:
        kept += [_QUESTIONS[question["kind"]].validate_python(question) for question in table.get("questions", ())]
        if "pack" in table:
            kept += [_INFO.validate_python(table["pack"]), *map(_SOURCE.validate_python, table["sources"])]
    validated = time.process_time()
    return {"tomli": parsed - start, "pydantic": validated - parsed}


if __name__ == "__main__":
    gc.disable()
    measured = [parse_and_validate(Path(pack)) for pack in sys.argv[1:]]
    print(json.dumps(measured[-1]))
