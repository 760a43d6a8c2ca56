"""What a question is introduced with, in the same words before the screens are there and on them."""

import re

TASKS = {
    "single_choice": "choose one",
    "multiple_choice": "choose all that are right",
    "true_false": "true or false?",
    "short_answer": "type the answer",
    "number": "type the number",
    "date": "type the date",
    "ordering": "put in order",
    "matching": "match each line",
    "cloze": "fill the gaps",
    "evidence": "find the sentence that decides it",
}
"""What each kind asks the learner to do."""

CHOSEN, NOT_CHOSEN = "●", "○"
EMPTY_BOX, FULL_BOX = "□", "■"
"""What stands before options: of which one is to be chosen, and of which any number."""

WAITING = "Why, and the words of the source, will stand here."

ONE_CELL_EACH = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0373\u0386-\u03ff\u0400-\u0482\u2010-\u2027]*")
"""Text of letters, figures and signs that are one cell wide whatever stands beside them; none steers a terminal."""


def points(score: float) -> str:
    """Return a sum of scores with at most two decimals."""
    return f"{score:.2f}".rstrip("0").rstrip(".")
