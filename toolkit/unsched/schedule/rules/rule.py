"""What a rule is, and what several of them ask."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from unsched.errors import Finding, Place
from unsched.frozen import Path
from unsched.schedule.model import Schedule

Locate = Callable[[Path], Place]
Rule = Callable[[Schedule, Locate], Iterator[Finding]]

_LONGEST = 400  # days of a session that are counted


def is_whole(schedule: Schedule) -> bool:
    """Whether the timetable is of the session as a whole: of half of its weekdays, or more.

    That of a journal is of single days, and does not tell what the others hold.
    """
    weekdays = {day for part in schedule.dates for day in _weekdays(part.dates.first, part.dates.last)}
    held = {day for _, own in schedule.all_days() for day in _weekdays(own.date.first, own.date.last)}
    return 2 * len(held) >= len(weekdays)


def _weekdays(first: date, last: date) -> Iterator[date]:
    for count in range(min((last - first).days + 1, _LONGEST)):
        if (day := first + timedelta(count)).weekday() < 5:
            yield day
