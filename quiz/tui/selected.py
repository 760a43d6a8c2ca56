"""Which sentences of a document are selected."""

from quiz.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Selected:
    """Neighbouring sentences of the passage at a place among all, from the first to the last, all counted from 0."""

    place: int
    first: int
    last: int

    def __contains__(self, sentence: tuple[int, int]) -> bool:
        """Tell whether a sentence of a passage is among them."""
        place, number = sentence
        return place == self.place and self.first <= number <= self.last

    def toggled(self, place: int, number: int) -> "Selected | None":
        """Return the selection with a neighbour added, or an end taken away; any other sentence begins anew."""
        alone = Selected(place, number, number)
        if self == alone:
            return None
        if place != self.place or not self.first - 1 <= number <= self.last + 1:
            return alone
        if number == self.first:
            return Selected(place, number + 1, self.last)
        if (place, number) in self:
            return Selected(place, self.first, number - 1)
        return Selected(place, min(self.first, number), max(self.last, number))

    def extended(self, place: int, number: int, to: int) -> "Selected":
        """Return the selection with the end at a sentence moved to its neighbour; away from an end it begins anew."""
        if (place, number) not in self or number not in (self.first, self.last):
            return Selected(place, min(number, to), max(number, to))
        fixed = self.first if number == self.last else self.last
        return Selected(place, min(fixed, to), max(fixed, to))

    def reaching(self, place: int, number: int) -> "Selected":
        """Return the selection up to a sentence of its passage; that sentence alone where it is of another one."""
        if place != self.place:
            return Selected(place, number, number)
        return Selected(place, min(self.first, number), max(self.last, number))
