"""Rules of days and meetings: they lie within the session, follow each other, and no two are at one place."""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from unsched.errors import Finding
from unsched.schedule.model import Schedule
from unsched.schedule.programme import Meeting
from unsched.schedule.rules.rule import Locate, Rule
from unsched.schedule.values import ClockTime, Hours

# The hours for which interpretation is provided (Editorial Manual of the United Nations: meetings).
INTERPRETED = (Hours(ClockTime(10, 0), ClockTime(13, 0)), Hours(ClockTime(15, 0), ClockTime(18, 0)))
_INTERPRETED_KINDS = (None, "plenary", "open", "closed")


def parts_are_in_order(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """The parts of a session follow each other."""
    for index, (before, after) in enumerate(pairwise(schedule.dates), 1):
        if after.dates.first <= before.dates.last:
            details = {"found": after.dates, "previous": before.dates}
            yield Finding("part-order", locate(("dates", index)), details)


def days_are_in_order(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """The days lie within the session and follow each other in their table."""
    sessions = [part.dates for part in schedule.dates]
    expected = ", ".join(map(str, sessions))
    for path, table in schedule.tables():
        for index, day in enumerate(table.days):
            at = (*path, "days", index, "date")
            if not any(day.date.first in session and day.date.last in session for session in sessions):
                yield Finding("day-outside", locate(at), {"found": day.date, "expected": expected})
            if index and day.date <= table.days[index - 1].date:
                details = {"found": day.date, "previous": table.days[index - 1].date}
                yield Finding("day-order", locate(at), details)


def meetings_do_not_clash(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """The meetings of a day in one place follow each other and do not overlap."""
    for path, day in schedule.all_days():
        timed = [
            ((*path, "meetings", index, "time"), meeting, hours)
            for index, meeting in enumerate(day.meetings)
            if (hours := schedule.hours_of(meeting)) and not meeting.cancelled
        ]
        for room in dict.fromkeys(_place(schedule, meeting) for _, meeting, _ in timed):
            here = [(at, hours) for at, meeting, hours in timed if _place(schedule, meeting) == room]
            for (_, before), (at, after) in pairwise(here):
                if after.minutes[0] < before.minutes[1]:
                    overlap = after.minutes[1] > before.minutes[0]
                    kind = "meeting-clash" if overlap else "meeting-order"
                    yield Finding(kind, locate(at), {"found": after, "previous": before})


def _place(schedule: Schedule, meeting: Meeting) -> tuple[str | None, str | None]:
    """What two meetings at one time must not have in common: their room, or else who meets."""
    room = meeting.room or schedule.room
    place = meeting.place.text if meeting.place else None
    body = None if meeting.room else meeting.body
    return (body.text if body else room.text if room else None), place


def meetings_have_interpretation(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """A meeting lies within the hours of the schedule, or else within those that interpretation is provided for."""
    if schedule.organization:  # its hours are its own
        return
    usual = tuple(schedule.hours.values()) or INTERPRETED
    for path, _, meeting in schedule.meetings():
        hours = schedule.hours_of(meeting)
        if hours and meeting.kind in _INTERPRETED_KINDS and not any(_within(hours, span) for span in usual):
            details = {"found": hours, "expected": ", ".join(map(str, usual))}
            yield Finding("hours-unusual", locate((*path, "time")), details)


def _within(hours: Hours, span: Hours) -> bool:
    return span.minutes[0] <= hours.minutes[0] and hours.minutes[1] <= span.minutes[1]


def meetings_are_numbered_in_order(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """The numbered meetings of one body count up by one."""
    last: dict[str | None, int] = {}
    for path, _, meeting in schedule.meetings():
        if meeting.number is not None:
            body = meeting.body.text if meeting.body else None
            expected = last.get(body, meeting.number - 1) + 1
            if meeting.number != expected:
                yield Finding("number-order", locate((*path, "number")), {"found": meeting.number, "expected": expected})
            last[body] = meeting.number


def times_exist(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """A meeting does not start in an hour that the clocks of its place pass over or strike twice."""
    if schedule.time_zone is None:
        return
    for path, day, meeting in schedule.meetings():
        hours = schedule.hours_of(meeting)
        if hours and hours.start.hour < 24:
            start = datetime(*day.date.first.timetuple()[:3], *hours.start, tzinfo=schedule.time_zone)
            if start.utcoffset() != start.replace(fold=1).utcoffset():
                details = {"found": f"{day.date.first} {hours.start}", "expected": schedule.time_zone.key}
                yield Finding("time-changed", locate((*path, "time")), details)


def sessions_are_filled(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """The first and the last day of a session are in its timetable, where that has more than one day."""
    days = [day.date for _, day in schedule.all_days()]
    if len(days) > 1:
        for index, part in enumerate(schedule.dates):
            for edge in {part.dates.first: 0, part.dates.last: 0}:
                if not any(edge in day for day in days):
                    yield Finding("day-missing", locate(("dates", index)), {"found": edge})


RULES: tuple[Rule, ...] = (
    parts_are_in_order,
    days_are_in_order,
    meetings_do_not_clash,
    meetings_have_interpretation,
    meetings_are_numbered_in_order,
    times_exist,
    sessions_are_filled,
)
