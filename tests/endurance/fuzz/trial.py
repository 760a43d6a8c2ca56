"""Inputs tried one after the other: what was found, what each of them reached, and the counts."""

import hashlib
import resource
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from .targets import Features, Target

MOST_SECONDS = 5.0
"""What a reader may take for an input of at most 64 KiB, in seconds of this process."""

MOST_MEBIBYTES = 512
LONGEST_INPUT = 64 * 1024
LONGEST_KEPT = 4 * 1024
"""Bytes; larger inputs belong to the documents and packs that there are already."""

_QUICK_SECONDS = 0.1


class Trial:
    """Tries inputs on a target, and keeps the smallest input for each feature and the first for each finding."""

    def __init__(self, target: Target, folder: Path) -> None:
        self._target = target
        self._folder = folder
        self.inputs = 0
        self.slowest = 0.0
        self.smallest: dict[str, bytes] = {}
        self.findings: dict[str, Path] = {}

    def run(self, content: bytes) -> None:
        """Try one input."""
        before = time.process_time()
        try:
            for feature in self._target.read(content):
                if feature not in self.smallest or len(content) < len(self.smallest[feature]):
                    self.smallest[feature] = content
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            self._note(f"{type(error).__name__} in {Path(where.filename).name}:{where.lineno}", content, error)
        taken = time.process_time() - before
        self.inputs += 1
        self.slowest = max(self.slowest, taken)
        if taken > MOST_SECONDS:
            self._note("slow", content, None)
        if self.mebibytes > MOST_MEBIBYTES:
            self._note("memory", content, None)

    @property
    def mebibytes(self) -> int:
        """The most memory that this process has held so far, in MiB."""
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

    def told(self) -> str:
        """Return the counts in one line, and a line for each finding."""
        counts = (
            f"{self.inputs} inputs, {len(self.smallest)} features, slowest {self.slowest:.2f} s, "
            f"at most {self.mebibytes} MiB, {len(self.findings)} findings"
        )
        return "\n".join([counts, *(f"  {what}: {file}" for what, file in self.findings.items())])

    def keep(self, folder: Path, replayed: Callable[[], Features]) -> int:
        """Write the smallest inputs that reach what those in a folder do not, and return how many."""
        reached = set(replayed())
        folder.mkdir(parents=True, exist_ok=True)
        count = 0
        for feature, content in sorted(self.smallest.items(), key=lambda pair: (len(pair[1]), pair[1])):
            if feature in reached or len(content) > LONGEST_KEPT:
                continue
            before = time.process_time()
            features = self._target.read(content)
            if time.process_time() - before < _QUICK_SECONDS:
                reached |= features
                (folder / hashlib.sha256(content).hexdigest()[:12]).write_bytes(content)
                count += 1
        return count

    def _note(self, what: str, content: bytes, error: Exception | None) -> None:
        if what in self.findings:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / hashlib.sha256(content).hexdigest()[:12]
        file.write_bytes(content)
        self.findings[what] = file
        if error is not None:
            traceback.print_exception(error, limit=-12)
