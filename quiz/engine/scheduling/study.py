"""What a learner can choose about studying."""

from collections.abc import Mapping
from dataclasses import field
from datetime import time

from quiz.model.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PackStudy:
    """What was chosen for one pack; None where the general choice holds."""

    desired_retention: float | None = None
    new_per_day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """The choices of a learner for studying, with good defaults.

    `desired_retention` is the recall at which a question is asked again, from 0.7 to 0.97; `new_per_day` the most
    questions that are introduced in a day, and `longest` the most that are asked in a sitting. `learn_ahead` is in
    days. `day_starts` is by the learner's clocks, which show the time of `time_zone` or, where it is empty, of the
    machine. `hurried` is in milliseconds for each character of the stem: an answer that came sooner is taken for a
    guess; 0 switches that off. `challenges_count` says that answers in challenges inform the schedule too.

    A pack of `packs`, by id, with a `new_per_day` of its own is counted by itself, and not among the others.
    """

    desired_retention: float = 0.9
    new_per_day: int = 20
    longest: int = 50
    learn_ahead: int = 3
    day_starts: time = time(4)
    time_zone: str = ""
    hurried: float = 5.0
    challenges_count: bool = False
    packs: Mapping[str, PackStudy] = field(default_factory=dict)

    @property
    def retentions(self) -> Mapping[str, float]:
        """The desired retention of each pack that has one of its own."""
        return {
            pack: chosen.desired_retention
            for pack, chosen in self.packs.items()
            if chosen.desired_retention is not None
        }

    @property
    def limits(self) -> Mapping[str, int]:
        """The new questions a day of each pack that has a limit of its own."""
        return {pack: chosen.new_per_day for pack, chosen in self.packs.items() if chosen.new_per_day is not None}
