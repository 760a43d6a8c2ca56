"""Disputes beside the questions that they are about, and closed where those have changed since."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from quiz.engine.feedback import feedback_for
from quiz.engine.markup import plain_text
from quiz.engine.standing import Standing, standing_of
from quiz.model.dataclass import dataclass
from quiz.model.dispute import Dispute
from quiz.packs.compiled import CompiledPack, CompiledQuestion
from quiz.play.error import PlayError, UnknownNameError
from quiz.play.evidence import deciding_passages
from quiz.play.library import Library
from quiz.play.outside import Outside

_ELSEWHERE = "This pack is not in the library. If you have it elsewhere, name its path: `quiz disputes PATH`."


@dataclass(frozen=True, slots=True)
class ContestedQuestion:
    """A question as its pack has it now, and the answer after which it was contested, in plain text.

    `file` is its name inside the pack. `answer` is empty where none was given.
    """

    id: str
    file: str
    stem: str
    answer: str
    key: str


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A dispute and how it stands. For an open one `question` is there, or `hindrance` says why it is not at hand."""

    dispute: Dispute
    pack_title: str
    standing: Standing = Standing.OPEN
    question: ContestedQuestion | None = None
    hindrance: str = ""


def disputes_in(library: Library, disputes: Iterable[Dispute]) -> Iterator[DisputeView]:
    """Yield a view of each dispute with its pack from the library; disputes about one pack come together."""
    for pack_id, group in groupby(disputes, key=lambda dispute: dispute.attempt.question.pack):
        concerned = tuple(group)
        try:
            with library.open(pack_id) as pack:
                # What lies in the current folder may go by the same name.
                if pack.info.id != pack_id:
                    raise UnknownNameError(f"There is no pack called {pack_id} in the library.")
                yield from disputes_of(pack, concerned)
        except UnknownNameError:
            yield from (DisputeView(dispute, pack_id, hindrance=_ELSEWHERE) for dispute in concerned)
        except PlayError as error:
            yield from (DisputeView(dispute, pack_id, hindrance=str(error)) for dispute in concerned)


def disputes_of(pack: CompiledPack, disputes: Iterable[Dispute]) -> Iterator[DisputeView]:
    """Yield a view of each dispute that is about a question of the pack."""
    for dispute in disputes:
        attempt = dispute.attempt
        if attempt.question.pack != pack.info.id:
            continue
        found = pack.question(attempt.question.question)
        seen = found.seen if found else None
        standing = standing_of(dispute, pack.info.version, seen)
        if found is None or seen != attempt.seen:
            is_open = standing is Standing.OPEN
            versions = f"It is about version {attempt.pack_version}, and version {pack.info.version} is at hand."
            yield DisputeView(dispute, pack.info.title, standing, hindrance=versions if is_open else "")
        else:
            yield DisputeView(dispute, pack.info.title, standing, _contested(pack, found, dispute))


def close_disputes(views: Iterable[DisputeView], outside: Outside) -> None:
    """Put on record that the disputes of these views are settled. Raises HistoryError."""
    for view in views:
        outside.history.close_dispute(view.dispute, outside.new_id(), outside.clock().utc)


def _contested(pack: CompiledPack, found: CompiledQuestion, dispute: Dispute) -> ContestedQuestion:
    attempt, question = dispute.attempt, found.question
    cited = deciding_passages(pack, found)
    feedback = feedback_for(question, attempt.response, attempt.outcome, pack.info.language, cited)
    given = (f"{row.label}: {row.given or 'nothing'}" if row.label else row.given for row in feedback.answers)
    return ContestedQuestion(
        id=question.id,
        file=pack.file_of(question.id),
        stem=plain_text(question.stem),
        answer="" if attempt.response is None else "; ".join(given),
        key=feedback.spoken_key,
    )
