"""The packs that can be played, what is known of them, and the sessions begun with them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakSet

from quiz.history.record import PackRecord
from quiz.model.attempt import Mode, Paper, Session
from quiz.model.dataclass import dataclass
from quiz.model.error import QuizError
from quiz.model.pack import short_name
from quiz.packs.compiled import CompiledPack, TopicCount
from quiz.packs.library import pack_locations
from quiz.packs.progress import Tell
from quiz.play.attaching import AttachedDocuments
from quiz.play.error import PackProblems, PlayError, UnknownNameError, UnpreparedError
from quiz.play.mixing import Part, Pool, mixed
from quiz.play.opening import Watch, open_pack, unwatched
from quiz.play.outside import Outside

if TYPE_CHECKING:
    from quiz.play.player import Player

QUESTIONS_IN_A_SESSION = 20
"""How many questions are asked where the learner names no number."""


@dataclass(frozen=True, slots=True)
class PackCard:
    """One line of the library. Where `problem` says which pack cannot be played and why, the rest may be empty.

    `accuracy` is the mean score from 0 to 1 of the answers so far, `seen` the number of different questions answered,
    `last_played` in UTC.
    """

    id: str
    title: str
    location: Path
    description: str = ""
    licence: str = ""
    authors: tuple[str, ...] = ()
    version: str = ""
    questions: int = 0
    topics: tuple[TopicCount, ...] = ()
    last_played: datetime | None = None
    accuracy: float | None = None
    seen: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """What a learner wants to be asked: of one topic or all, so many questions, drawn by a seed.

    With `evidence` each answer is followed by the question where the source says so; with `certainty` it is asked with
    each answer how certain the learner is.

    Of a pack that is not shuffled come the first ones, in the author's order; its options are shuffled all the same.
    """

    topic: str | None = None
    count: int | None = None
    seed: int | None = None
    evidence: bool = False
    certainty: bool = False


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session that was left before its end; `pack_title` names all its packs."""

    session: bytes
    pack_title: str
    answered: int
    total: int
    started: datetime


class Library:
    """Opens packs from the shipped and the learner's own folders, or from any path.

    `folders` hold packs, and where two packs share an id the one of the earlier folder counts; `compiled` is the folder
    of the cache; `documents` are what packs rest on but do not carry; `watch` looks on while a pack is compiled, and
    what it raises ends that. Packs that were opened stay open for the sessions played with them until the library is
    closed.
    """

    def __init__(
        self,
        folders: tuple[Path, ...],
        compiled: Path,
        outside: Outside,
        documents: AttachedDocuments | None = None,
        watch: Watch = unwatched,
    ) -> None:
        self._folders = folders
        self._compiled = compiled
        self._documents = documents
        self._outside = outside
        self._watch = watch
        self._opened: WeakSet[CompiledPack] = WeakSet()  # one that nobody plays any more closes by itself

    def close(self) -> None:
        """Close every pack that is open still."""
        for pack in tuple(self._opened):
            pack.close()

    @contextmanager
    def watched_by(self, watch: Watch) -> Iterator[None]:
        """Let something else look on for a while."""
        before, self._watch = self._watch, watch
        try:
            yield
        finally:
            self._watch = before

    def compile(self, location: Path, tell: Tell) -> None:
        """Compile a pack where it has changed, on any thread. Raises PlayError, and whatever `tell` raises."""
        open_pack(location, self._compiled, self._outside.clock().utc, lambda _: nullcontext(tell)).close()

    def prepare(self) -> None:
        """Compile every pack that has changed, so that nothing has to be waited for later."""
        for location in pack_locations(self._folders):
            with suppress(QuizError):
                self._open(location).close()

    def cards(self) -> tuple[PackCard, ...]:
        """Return a card for each pack of the library, by title, those with problems last."""
        records = self._outside.pack_records()
        cards: dict[str | Path, PackCard] = {}
        for location in pack_locations(self._folders):
            card = self._card(location, records)
            cards.setdefault(card.id or location, card)
        return tuple(sorted(cards.values(), key=lambda card: (bool(card.problem), card.title.casefold())))

    def card(self, location: Path) -> PackCard:
        """Return the card of a pack as it is now. Raises PlayError, HistoryError."""
        return self._card_of(location, self._outside.pack_records())

    def packs(self) -> Iterator[CompiledPack]:
        """Yield every pack of the library that can be played, by title; each is open until the next is wanted."""
        with ExitStack() as opened:
            packs: dict[str, CompiledPack] = {}
            for location in pack_locations(self._folders):
                with suppress(QuizError):
                    pack = opened.enter_context(self._open(location))
                    packs.setdefault(pack.info.id, pack)
            for pack in sorted(packs.values(), key=lambda pack: pack.info.title.casefold()):
                if self._documents is not None:
                    self._documents.lend_to(pack)
                with pack:
                    yield pack

    def open(self, name: str) -> CompiledPack:
        """Return a pack by its id, by the part behind the dot where only one pack has it, or by its path.

        Raises UnknownNameError for a name that is not known or not clear, PackProblems for a pack with problems.
        """
        if _looks_like_path(name):
            return self._open_path(Path(name))
        locations = self._locations([name])
        matching = [pack_id for pack_id in locations if name in (pack_id, short_name(pack_id))]
        if name in locations or len(matching) == 1:
            return self._keep_open(locations[name if name in locations else matching[0]])
        if matching:
            raise UnknownNameError(f"Several packs are called {name}: {', '.join(matching)}. Use one of these.")
        return self._open_path(Path(name), known=[*locations, *(short_name(pack_id) for pack_id in locations)])

    def start(self, pack: CompiledPack, selection: Selection) -> "Player":
        """Return a player for a new session. Raises UnknownNameError for an unknown topic, HistoryError."""
        return self.mix((Part(pack, selection.topic),), selection)

    def mix(self, parts: Sequence[Part], selection: Selection) -> "Player":
        """Return a player for a new session with questions of several parts; the topic is that of each part.

        Raises UnknownNameError for an unknown topic, PlayError for two packs of one id, HistoryError.
        """
        from quiz.play.player import Player

        seed = self._outside.new_seed() if selection.seed is None else selection.seed
        packs: dict[str, CompiledPack] = {}
        pools = []
        for part in parts:
            if packs.setdefault(part.pack.info.id, part.pack).edition != part.pack.edition:
                raise PlayError(f"Two different packs have the id {part.pack.info.id}. Name only one of them.")
            topic, available = _available(part)
            pools.append(Pool(part, topic, available))
        names = mixed(pools, QUESTIONS_IN_A_SESSION if selection.count is None else selection.count, seed)
        session = self._outside.session(
            Paper(seed, names), Mode.PRACTICE, evidence=selection.evidence, certainty=selection.certainty
        )
        return Player.begin(packs, session, self._outside)

    def begin(self, session: Session) -> "Player":
        """Return a player for a new session, whose paper may draw on several packs. Raises PlayError, HistoryError."""
        from quiz.play.player import Player

        return Player.begin(self._packs_of(session), session, self._outside)

    def unfinished(self) -> Unfinished | None:
        """Return the newest session that was left before its end and can be gone on with, or None."""
        from quiz.play.present import title_of

        history = self._outside.history
        session = history.latest_unfinished()
        if session is None:
            return None
        packs = []
        try:
            for location in self._located(session).values():
                with self._open(location) as pack:
                    packs.append(pack)
        except PlayError:
            return None
        answered = len(history.course_of(session.id).answered)
        return Unfinished(session.id, title_of(packs), answered, len(session.paper.questions), session.started)

    def resume(self, unfinished: Unfinished) -> "Player":
        """Return a player that goes on at the question where the session was left. Raises PlayError, HistoryError."""
        from quiz.play.player import Player

        session = self._outside.history.session(unfinished.session)
        if session is None:
            raise PlayError("That session is no longer on record.")
        return Player.resume(self._packs_of(session), session, self._outside)

    def set_aside(self, unfinished: Unfinished) -> None:
        """Offer neither this session nor an older one any more; their answers stay on record. Raises HistoryError."""
        outside, session_id = self._outside, unfinished.session
        outside.history.finish(session_id, outside.new_id(), outside.clock().utc)
        while (older := outside.history.latest_unfinished()) is not None:
            outside.history.finish(older.id, outside.new_id(), outside.clock().utc)

    def _packs_of(self, session: Session) -> Mapping[str, CompiledPack]:
        return {pack_id: self._keep_open(location) for pack_id, location in self._located(session).items()}

    def _located(self, session: Session) -> Mapping[str, Path]:
        """Return where each pack of a session's paper lies, in its order. Raises UnknownNameError, PackProblems."""
        wanted = dict.fromkeys(question.pack for question in session.paper.questions)
        locations = self._locations(wanted)
        for pack_id in wanted:
            if pack_id not in locations:
                raise UnknownNameError(f"There is no pack called {pack_id} any more. See `quiz list`.")
        return {pack_id: locations[pack_id] for pack_id in wanted}

    def _locations(self, wanted: Iterable[str]) -> dict[str, Path]:
        """Return where each pack of the library lies, by its id. Raises PackProblems where a wanted one has some."""
        stems = {stem for name in wanted for stem in (name, short_name(name))}
        locations: dict[str, Path] = {}
        for location in pack_locations(self._folders):
            try:
                with self._open(location) as pack:
                    locations.setdefault(pack.info.id, location)
            except (PackProblems, UnpreparedError):
                # Its id cannot be known, so the name of its folder or file has to do.
                if stems & {location.stem, location.name}:
                    raise
        return locations

    def _open(self, location: Path) -> CompiledPack:
        return open_pack(location, self._compiled, self._outside.clock().utc, self._watch)

    def _keep_open(self, location: Path) -> CompiledPack:
        pack = self._open(location)
        self._opened.add(pack)
        if self._documents is not None:
            self._documents.lend_to(pack)
        return pack

    def _open_path(self, path: Path, known: list[str] | None = None) -> CompiledPack:
        if not path.exists():
            from quiz.play.naming import nearest

            raise UnknownNameError(f"There is no pack called {path}.{nearest(str(path), known or [])} See `quiz list`.")
        return self._keep_open(path)

    def _card(self, location: Path, records: Mapping[str, PackRecord]) -> PackCard:
        try:
            return self._card_of(location, records)
        except QuizError as problem:
            why = str(problem)
            told = why if str(location) in why else f"{location} cannot be played. {why}"
            return PackCard(id="", title=location.name, location=location, problem=told)

    def _card_of(self, location: Path, records: Mapping[str, PackRecord]) -> PackCard:
        with self._open(location) as pack:
            info, record = pack.info, records.get(pack.info.id)
            return PackCard(
                id=info.id,
                title=info.title,
                location=location,
                description=info.description,
                licence=info.licence,
                authors=info.authors,
                version=info.version,
                questions=pack.questions,
                topics=pack.topics,
                last_played=record.last_played if record else None,
                accuracy=record.accuracy if record else None,
                seen=record.questions_seen if record else 0,
            )


def _looks_like_path(name: str) -> bool:
    return name.endswith(".toml") or name in (".", "..") or "/" in name or "\\" in name


def _available(part: Part) -> tuple[str | None, int]:
    """Return the topic of a part as its pack has it, and how many questions there are."""
    if part.topic is None:
        return None, part.pack.questions
    from quiz.play.naming import topic_called

    return topic_called(part.topic, part.pack)
