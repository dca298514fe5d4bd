"""What a rule is, and what several of them ask."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import chain, islice

from unsched.errors import Finding, Place
from unsched.frozen import Path
from unsched.schedule.model import Schedule
from unsched.schedule.values import Days

Locate = Callable[[Path], Place]
Rule = Callable[[Schedule, Locate], Iterator[Finding]]

_LONGEST = 400  # days of a session that are counted
_LISTED = 20  # things that a message names


def is_whole(schedule: Schedule) -> bool:
    """Whether the timetable is of the session as a whole: of half of its weekdays, or more.

    That of a journal is of single days, and does not tell what the others hold.
    """
    weekdays = _weekdays(part.dates for part in schedule.dates)
    held = _weekdays(day.date for _, day in schedule.all_days())
    return 2 * len(held) >= len(weekdays)


def _weekdays(spans: Iterable[Days]) -> set[date]:
    every = chain.from_iterable(
        (first + timedelta(count) for count in range((last - first).days + 1)) for first, last in spans
    )
    return {day for day in islice(every, _LONGEST) if day.weekday() < 5}


def listed(values: Iterable[object]) -> str:
    """What was expected, with commas between, the first of many."""
    first = [str(value) for value in islice(values, _LISTED + 1)]
    return ", ".join(first[:_LISTED] + ["…"] * (len(first) > _LISTED))
