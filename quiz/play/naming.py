"""Names as learners type them, and which they may have meant."""

from collections.abc import Sequence

from quiz.model.text import collapsed
from quiz.packs.compiled import CompiledPack
from quiz.play.error import UnknownNameError


def topic_called(wanted: str, pack: CompiledPack) -> tuple[str, int]:
    """Return the topic that is written just so, or else so but for case and blanks, and the count of its questions."""
    counts = {topic.title: topic.questions for topic in pack.topics}
    loosely = (title for title in counts if collapsed(title).casefold() == collapsed(wanted).casefold())
    found = wanted if wanted in counts else next(loosely, None)
    if found is None:
        raise UnknownNameError(
            f"{pack.info.title} has no topic “{wanted}”.{nearest(wanted, [*counts])}"
            f" Its topics are: {'; '.join(counts)}."
        )
    return found, counts[found]


def nearest(wanted: str, known: Sequence[str]) -> str:
    """Return a question after the name that looks most like the wanted one, or else the shortest that holds it."""
    names = {name.casefold(): name for name in known}
    part = collapsed(wanted).casefold()
    from difflib import get_close_matches

    found = get_close_matches(part, names, n=1) or sorted((name for name in names if part in name), key=len)
    return f" Did you mean “{names[found[0]]}”?" if found else ""
