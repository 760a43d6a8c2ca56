"""What is told about a diagnostic code: why it is there, and what is wrong and what is right of its kind."""

from quiz.model.dataclass import dataclass
from quiz.model.diagnostic import Severity


@dataclass(frozen=True, slots=True)
class CodePage:
    """The page of one code. `bad` and `good` are samples in TOML, or plain words where no TOML could show it.

    `reference` names the literature that a rule on good questions rests on; other codes have none.
    """

    code: str
    title: str
    why: str
    bad: str
    good: str
    severity: Severity = Severity.ERROR
    reference: str = ""
    in_words: bool = False
