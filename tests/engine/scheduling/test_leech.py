"""Questions that are missed again and again."""

from quiz.engine.scheduling.leech import is_leech, is_named


def test_eight_lapses_make_a_leech() -> None:
    """Fewer do not, and more leave it one."""
    assert [False, True, True] == [is_leech(lapses) for lapses in (7, 8, 9)]


def test_a_leech_is_named_at_eight_lapses_and_after_every_four() -> None:
    """The learner is told when it happens, and now and then again."""
    assert [8, 12, 16, 20] == [lapses for lapses in range(22) if is_named(lapses)]
