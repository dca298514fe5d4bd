"""Rules of days and meetings: they lie within the session, follow each other, and have interpretation."""

from collections.abc import Iterator
from itertools import pairwise

from unsched.errors import Finding
from unsched.schedule.model import Schedule
from unsched.schedule.rules.rule import Locate, Rule, is_whole, listed, words
from unsched.schedule.values import ClockTime, Hours

# The hours for which interpretation is provided, three at a time (General Assembly, decision on the pattern of
# conferences; Journal of the United Nations).
INTERPRETED = (Hours(ClockTime(10, 0), ClockTime(13, 0)), Hours(ClockTime(15, 0), ClockTime(18, 0)))
_INTERPRETED_KINDS = (None, "plenary", "open", "closed")


def parts_are_in_order(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """The parts of a session follow each other."""
    for index, (before, after) in enumerate(pairwise(schedule.dates), 1):
        if after.dates.first <= before.dates.last:
            details = {"found": after.dates, "previous": before.dates}
            yield Finding("part-order", locate(("dates", index)), details)


def days_are_in_order(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """The days of a table follow each other, each once; days that belong together may share one with others."""
    for path, table in schedule.tables():
        for index, (before, after) in enumerate(pairwise(table.days), 1):
            if after.date.first <= before.date.first or after.date.last <= before.date.last:
                details = {"found": after.date, "previous": before.date}
                yield Finding("day-order", locate((*path, "days", index, "date")), details)


def days_are_of_the_session(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """The days lie within the session."""
    parts = [part.dates for part in schedule.dates]
    expected = listed(parts)
    for path, day in schedule.all_days():
        if not any(day.date.first in part and day.date.last in part for part in parts):
            yield Finding("day-outside", locate((*path, "date")), {"found": day.date, "expected": expected})


def sessions_are_filled(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """The first and the last day of each part of a session are in its timetable."""
    if not is_whole(schedule):
        return
    days = [day.date for _, day in schedule.all_days()]
    for index, part in enumerate(schedule.dates):
        for edge in dict.fromkeys(part.dates):
            if not any(edge in day for day in days):
                yield Finding("day-missing", locate(("dates", index)), {"found": edge, "expected": part.dates})


def meetings_have_interpretation(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """A meeting lies within the hours of the schedule, or else within those that interpretation is provided for."""
    if schedule.organization:  # its hours are its own
        return
    usual = tuple(schedule.hours.values()) or INTERPRETED
    expected = ", ".join(map(str, usual))
    for path, _, meeting in schedule.meetings():
        hours = schedule.hours_of(meeting)
        if hours and meeting.kind in _INTERPRETED_KINDS and not any(_within(hours, span) for span in usual):
            yield Finding("hours-unusual", locate((*path, "time")), {"found": hours, "expected": expected})


def _within(hours: Hours, span: Hours) -> bool:
    return span.minutes[0] <= hours.minutes[0] and hours.minutes[1] <= span.minutes[1]


def meetings_are_numbered_in_order(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """The numbered meetings of one body count up, and by one where the timetable is whole."""
    last: dict[str, int] = {}
    whole = is_whole(schedule)
    for path, _, meeting in schedule.meetings():
        if meeting.number is not None:
            body = words(meeting.body)
            expected = last.get(body, meeting.number - 1) + 1
            if meeting.number < expected or (whole and meeting.number > expected):
                details = {"found": meeting.number, "expected": expected}
                yield Finding("number-order", locate((*path, "number")), details)
            last[body] = meeting.number


RULES: tuple[Rule, ...] = (
    parts_are_in_order,
    days_are_in_order,
    days_are_of_the_session,
    sessions_are_filled,
    meetings_have_interpretation,
    meetings_are_numbered_in_order,
)
