"""The time zone that a learner's clocks show."""

from datetime import UTC, datetime, timedelta, tzinfo


class MachineZone(tzinfo):
    """The zone to which the clock of this machine is set, with every change of it that the system knows of."""

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """Return how far a time on the clock is ahead of UTC."""
        return None if moment is None else moment.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, moment: datetime | None) -> timedelta | None:  # noqa: ARG002  # what every tzinfo takes
        """Return None: how much of it is summer time is not known."""
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        """Return what the system calls the zone at that time."""
        return None if moment is None else moment.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, moment: datetime) -> datetime:
        """Return what the clock shows at a moment in UTC; where it shows that twice, `fold` tells which it is."""
        shown = moment.replace(tzinfo=UTC).astimezone()
        local = shown.replace(tzinfo=self)
        return local if self.utcoffset(local) == shown.utcoffset() else local.replace(fold=1)


def zone_called(name: str) -> tzinfo | None:
    """Return the zone of a name such as `Europe/Vienna`, that of the machine where it is empty, or None."""
    if not name:
        return MachineZone()
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # not found, a folder of zones, not a name at all
        return None
