"""What is asked in one sitting, and in which order."""

from collections import Counter
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from quiz.engine.scheduling.selection import Candidate, Due, order_of_introduction, select
from quiz.model.attempt import QuestionName

TOPICS = ("rivers", "kings", "wars")


def candidate(name: str, topic: str = "rivers", *passages: int, pack: str = "danube") -> Candidate:
    """Return a question that rests on passages of one source."""
    return Candidate(QuestionName(pack, name), topic, frozenset(("notes", passage) for passage in passages))


def due(name: str, recall: float, topic: str = "rivers", *passages: int) -> Due:
    """Return a question that is due, with 0.9 wanted."""
    return Due(candidate(name, topic, *passages), recall, 0.9)


def names(chosen: tuple[QuestionName, ...]) -> list[str]:
    """Return the authors' ids alone."""
    return [name.question for name in chosen]


@st.composite
def sittings(draw: st.DrawFn) -> tuple[list[Due], list[Candidate]]:
    """Draw questions that are due and others that are new, of few topics and passages."""
    facts = st.tuples(st.sampled_from(TOPICS), st.sets(st.integers(0, 12), max_size=2), st.floats(0.1, 1))
    drawn = draw(st.lists(facts, max_size=30))
    parted = draw(st.integers(0, len(drawn)))
    made = [(candidate(f"q{place}", topic, *passages), recall) for place, (topic, passages, recall) in enumerate(drawn)]
    return [Due(one, recall, 0.9) for one, recall in made[:parted]], [one for one, _ in made[parted:]]


limits = st.integers(0, 35)


@settings(max_examples=80)
@given(sittings(), limits, limits, st.integers(0, 2**32))
def test_limits_hold_and_nothing_due_is_left_out_for_less(
    sitting: tuple[list[Due], list[Candidate]], longest: int, new_limit: int, seed: int
) -> None:
    """No question twice, none beyond the limits, every due one that fits, and new ones where room is left."""
    waiting, new = sitting
    chosen = select(waiting, new, longest=longest, new_limit=new_limit, seed=seed)

    old = {item.candidate.question for item in waiting}
    assert len(set(chosen)) == len(chosen)
    assert set(chosen) <= old | {one.question for one in new}
    assert min(len(old), longest) == len(old & set(chosen))
    assert min(len(new), new_limit, longest - len(old & set(chosen))) == len(set(chosen) - old)


@settings(max_examples=80)
@given(sittings(), limits, limits, st.integers(0, 2**32))
def test_two_questions_of_a_passage_meet_only_where_no_other_question_is_left(
    sitting: tuple[list[Due], list[Candidate]], longest: int, new_limit: int, seed: int
) -> None:
    """Among those due, and among those new, a shared passage means that whatever was left out shares one too."""
    waiting, new = sitting
    chosen = set(select(waiting, new, longest=longest, new_limit=new_limit, seed=seed))
    old = [item.candidate for item in waiting]
    everything = [*old, *new]
    for group, beside in ((old, old), (new, everything)):
        picked = [one for one in everything if one.question in chosen and one in beside]
        uses = Counter(passage for one in picked for passage in one.passages)
        shared = any(uses[passage] > 1 for one in group if one.question in chosen for passage in one.passages)
        left_out = [one for one in group if one.question not in chosen]
        if shared:
            assert all(any(uses[passage] for passage in one.passages) for one in left_out)


@settings(max_examples=80)
@given(sittings(), st.integers(0, 35), st.integers(0, 2**32))
def test_topics_follow_themselves_as_rarely_as_can_be(
    sitting: tuple[list[Due], list[Candidate]], longest: int, seed: int
) -> None:
    """Only a topic with more than half of the questions meets itself, and then no more often than it must."""
    waiting, new = sitting
    topics = {one.question: one.topic for one in [*(item.candidate for item in waiting), *new]}
    order = [topics[name] for name in select(waiting, new, longest=longest, new_limit=longest, seed=seed)]

    most = max(Counter(order).values(), default=0)
    assert max(0, 2 * most - len(order) - 1) == sum(one == two for one, two in pairwise(order))


@given(sittings(), st.integers(0, 2**32))
def test_a_seed_gives_the_same_sitting(sitting: tuple[list[Due], list[Candidate]], seed: int) -> None:
    """The same candidates and seed give the same questions in the same order."""
    waiting, new = sitting
    assert select(waiting, new, longest=20, new_limit=5, seed=seed) == select(
        waiting, new, longest=20, new_limit=5, seed=seed
    )


def test_what_has_fallen_lowest_comes_first() -> None:
    """Those due are chosen and asked by their recall against the one wanted."""
    waiting = [due("high", 0.89, "a"), due("low", 0.4, "b"), due("middle", 0.7, "c")]
    assert ["low", "middle", "high"] == names(select(waiting, [], longest=9, new_limit=0, seed=1))
    assert ["low", "middle"] == names(select(waiting, [], longest=2, new_limit=0, seed=1))


def test_recall_is_held_against_the_one_wanted() -> None:
    """0.85 where 0.95 was wanted has fallen further than 0.8 where 0.8 was."""
    lax, strict = Due(candidate("lax", "a"), 0.8, 0.8), Due(candidate("strict", "b"), 0.85, 0.95)
    assert ["strict", "lax"] == names(select([lax, strict], [], longest=9, new_limit=0, seed=1))


def test_of_half_the_questions_a_topic_need_not_come_first() -> None:
    """The order of urgency gives way to topics only where else one of them would follow itself."""
    waiting = [due("one", 0.1, "kings"), due("two", 0.2), due("three", 0.3), due("four", 0.4, "wars")]
    assert ["one", "two", "four", "three"] == names(select(waiting, [], longest=4, new_limit=0, seed=1))


def test_a_sitting_of_one_passage_is_no_longer_than_others() -> None:
    """Those that share a passage fill what room there is, and no more."""
    new = [candidate(f"q{number}", "rivers", 7) for number in range(4)]
    assert ["q0", "q1"] == names(select([], new, longest=2, new_limit=9, seed=1))


def test_chance_decides_between_equals() -> None:
    """Questions of the same recall come in one order for one seed, and in another for another."""
    waiting = [due(f"q{number}", 0.5, f"topic {number}") for number in range(6)]
    orders = {select(waiting, [], longest=6, new_limit=0, seed=seed) for seed in range(20)}
    assert len(orders) > 10


def test_new_questions_are_spread_among_the_due_ones() -> None:
    """Two new ones among six stand neither together nor at an end, in the order in which they were given."""
    waiting = [due(f"due{number}", 0.1 * number, f"a{number}") for number in range(1, 7)]
    new = [candidate("new1", "b"), candidate("new2", "c"), candidate("new3", "d")]
    order = names(select(waiting, new, longest=50, new_limit=2, seed=1))
    assert ["due1", "due2", "new1", "due3", "due4", "due5", "new2", "due6"] == order


def test_new_questions_wait_while_more_is_due_than_fits() -> None:
    """A backlog is worked off first, so that it cannot grow without end."""
    waiting = [due(f"due{number}", 0.5) for number in range(10)]
    assert all(
        name.startswith("due") for name in names(select(waiting, [candidate("new")], longest=10, new_limit=5, seed=1))
    )


def test_of_two_on_one_passage_the_more_urgent_is_asked() -> None:
    """The other waits for another sitting if something else can be asked instead."""
    waiting = [due("first", 0.2, "a", 7), due("sibling", 0.3, "b", 7, 8), due("other", 0.8, "c", 9)]
    assert ["first", "other"] == names(select(waiting, [], longest=2, new_limit=0, seed=1))
    assert ["first", "other", "sibling"] == names(select(waiting, [], longest=3, new_limit=0, seed=1))


def test_a_new_question_on_the_passage_of_a_due_one_gives_way() -> None:
    """Another new one is introduced in its place."""
    new = [candidate("sibling", "b", 7), candidate("other", "c", 8)]
    assert ["other"] == [
        name for name in names(select([due("due", 0.5, "a", 7)], new, longest=9, new_limit=1, seed=1)) if name != "due"
    ]


def test_a_new_question_gives_way_to_one_that_is_asked_late_too() -> None:
    """The passages of a due question that shares one itself are as taken as any other."""
    waiting = [due("first", 0.2, "a", 7), due("late", 0.3, "b", 7, 8)]
    new = [candidate("sibling", "c", 8), candidate("other", "d", 9)]
    chosen = names(select(waiting, new, longest=9, new_limit=1, seed=1))
    assert {"first", "late", "other"} == set(chosen)


def test_a_pack_with_a_limit_of_its_own_is_counted_by_itself() -> None:
    """It takes no room from the others within a day, only within the sitting."""
    new = [candidate(f"{pack}{number}", "t", pack=pack) for number in range(4) for pack in ("danube", "rhine", "volga")]
    chosen = names(select([], new, longest=50, new_limit=3, own_limits={"rhine": 2, "volga": 0}, seed=1))
    assert ["danube0", "rhine0", "danube1", "rhine1", "danube2"] == chosen
    assert 4 == len(select([], new, longest=4, new_limit=3, own_limits={"rhine": 2}, seed=1))


def test_passages_and_topics_of_different_packs_are_different() -> None:
    """The same source id, number and topic in two packs have nothing in common."""
    new = [candidate("one", "t", 7), candidate("same", "t", 7), candidate("elsewhere", "t", 7, pack="rhine")]
    assert ["one", "elsewhere"] == names(select([], new, longest=2, new_limit=2, seed=1))


@given(st.integers(0, 3_000))
@example(1)
def test_new_questions_come_from_all_over_the_pack(count: int) -> None:
    """Each comes once, and of any ten in a row two are in each half, and one at least in each quarter."""
    order = order_of_introduction(count)
    assert list(range(count)) == sorted(order)
    if count >= 100:
        for first in range(0, count - 10, count // 7):
            quarters = Counter(4 * place // count for place in order[first : first + 10])
            assert {0, 1, 2, 3} == set(quarters)


def test_of_many_candidates_few_are_chosen() -> None:
    """Thousands that are due give one sitting of the lowest."""
    waiting = [Due(candidate(f"q{number}", TOPICS[number % 3], number), number / 3_000, 0.9) for number in range(3_000)]
    order = names(select(waiting, [], longest=50, new_limit=20, seed=1))
    assert {f"q{number}" for number in range(50)} == set(order)
