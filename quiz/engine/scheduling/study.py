"""What a learner can choose about studying."""

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """The choices of a learner for studying, with good defaults.

    `desired_retention` is the recall at which a question is asked again, from 0.7 to 0.97; `new_per_day` the most
    questions that are introduced in a day, and `longest` the most that are asked in a sitting. `learn_ahead` is in
    days. `day_starts` is by the learner's clocks. `hurried` is in milliseconds for each character of the stem: an
    answer that came sooner is taken for a guess; 0 switches that off.
    """

    desired_retention: float = 0.9
    new_per_day: int = 20
    longest: int = 50
    learn_ahead: int = 3
    day_starts: time = time(4)
    hurried: float = 5.0
