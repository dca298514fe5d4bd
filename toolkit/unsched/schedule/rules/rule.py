"""What a rule is, and what several of them ask."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from difflib import get_close_matches
from itertools import chain, islice

from unsched.errors import Finding, Place
from unsched.refusals import Path
from unsched.schedule.model import Schedule
from unsched.schedule.texts import Text
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


def nearest(found: str, known: Sequence[str]) -> str:
    """What was expected: the known name that `found` is near to, if any, and all of them."""
    near = get_close_matches(found, known, 1)
    return f"{near[0]}, of {listed(known)}" if near else f"one of {listed(known)}"


def words(text: Text | None) -> str:
    """The words of a text, by which two are told apart; none of no text."""
    return text.text if text else ""


def issued(schedule: Schedule) -> Iterator[tuple[Path, Schedule]]:
    """The schedule as each of its documents, and where in the file what is its own stands."""
    for index, issue in enumerate(schedule.issues(), -1):
        yield (() if index < 0 else ("also", index)), issue
