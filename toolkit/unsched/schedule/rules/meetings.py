"""Rules of meetings at one time: no two are in one place, and those of a day stand in order."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from unsched.errors import Finding
from unsched.frozen import Frozen
from unsched.refusals import Path
from unsched.schedule.model import Schedule
from unsched.schedule.programme import Day, Meeting, Table
from unsched.schedule.rules.rule import Locate, Rule, words
from unsched.schedule.values import Days, Hours

_APART = ("informal", "informal consultations", "side event", "briefing")  # in a place of their own
_DAY = 24 * 60  # minutes


class _Timed(Frozen):
    """A meeting with its hours and its place, and where it stands in the file."""

    meeting: Meeting
    hours: Hours
    date: Days
    place: tuple[object, ...]
    path: Path

    @property
    def day(self) -> Path:
        return self.path[:-2]

    @property
    def table(self) -> Path:
        return self.path[:-4]

    @property
    def minutes(self) -> tuple[int, int]:
        """Its start and its end, in minutes that go on from day to day."""
        start, end = self.hours.minutes
        midnight = self.date.first.toordinal() * _DAY
        return midnight + start, midnight + end

    @property
    def row(self) -> tuple[object, ...]:
        """What it must be in order with: the meetings of its body, or else of its place."""
        meeting = self.meeting
        alone = meeting.body and not meeting.room and meeting.kind not in _APART
        return ("body", words(meeting.body)) if alone else self.place


def meetings_do_not_clash(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """No two meetings are in one place at one time, in whichever tables and on whichever days they stand."""
    for meetings in _grouped(_all_timed(schedule), _place_and_days):
        for previous, found in _overlapping(meetings):
            there = f"{previous.hours}"
            if previous.day != found.day:
                there += f" in line {locate((*previous.path, 'time')).line}"
            yield Finding("meeting-clash", locate((*found.path, "time")), {"found": found.hours, "previous": there})


def _place_and_days(one: _Timed) -> tuple[object, ...]:
    """What is compared: the meetings of a place, those of days that belong together with each other alone."""
    return one.place, one.date if one.date.last > one.date.first else None


def _overlapping(meetings: Iterable[_Timed]) -> Iterator[tuple[_Timed, _Timed]]:
    """Meetings of which one begins before the other is over, the one that stands first in the file first."""
    latest, *others = sorted(meetings, key=lambda one: one.minutes)
    for one in others:
        (start, end), (previous, over) = one.minutes, latest.minutes
        if (start < over or start == previous) and not _is_told_otherwise(latest, one):
            first, second = sorted((latest, one), key=lambda either: either.path)
            yield first, second
        latest = one if end >= over else latest


def _is_told_otherwise(one: _Timed, other: _Timed) -> bool:
    """Whether a table has one day twice, or two tables one and the same meeting, as an overview and its details do."""
    if one.table == other.table:
        return one.date == other.date and one.day != other.day
    first, second = one.meeting, other.meeting
    numbered = first.number is not None and (first.number, first.body) == (second.number, second.body)
    return one.hours == other.hours and (numbered or first == second)


def meetings_of_a_place_are_in_order(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """The meetings of a day in one place stand in the order of time."""
    for _, day in _timed_days(schedule):
        for meetings in _grouped(day, lambda one: one.row):
            latest = meetings[0].hours
            for one in meetings[1:]:
                (start, end), (previous, _) = one.hours.minutes, latest.minutes
                if end <= previous and start != previous:
                    details = {"found": one.hours, "previous": latest}
                    yield Finding("meeting-order", locate((*one.path, "time")), details)
                latest = max(latest, one.hours, key=lambda hours: hours.minutes[1])


def meetings_of_a_day_are_in_order(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """The meetings of a day stand in the order of time, whoever meets and wherever.

    Where rooms are side by side, it is the rows that do: the meetings of each room may stand together in the file.
    """
    for table, day in _timed_days(schedule):
        rows = [one for one in day if one.meeting.kind not in _APART]
        if table.layout == "rooms":
            rows = list({one.hours: one for one in reversed(rows)}.values())[::-1]
        yield from _early(rows, locate)


def _early(rows: Iterable[_Timed], locate: Locate) -> Iterator[Finding]:
    latest: _Timed | None = None
    for one in rows:
        if latest and one.hours.start < latest.hours.start and one.row != latest.row:
            details = {"found": one.hours, "previous": latest.hours}
            yield Finding("meeting-early", locate((*one.path, "time")), details)
        latest = one if latest is None else max(latest, one, key=lambda either: either.hours.start)


def _all_timed(schedule: Schedule) -> Iterator[_Timed]:
    for _, day in _timed_days(schedule):
        yield from day


def _timed_days(schedule: Schedule) -> Iterator[tuple[Table, Sequence[_Timed]]]:
    """Each day of each table with its meetings that have hours and are not cancelled."""
    for path, table in schedule.tables():
        for index, day in enumerate(table.days):
            yield table, list(_timed(schedule, day, (*path, "days", index), words(table.heading)))


def _timed(schedule: Schedule, day: Day, path: Path, heading: str) -> Iterator[_Timed]:
    for index, meeting in enumerate(day.meetings):
        if (hours := schedule.hours_of(meeting)) and not meeting.cancelled:
            place = _place(schedule, meeting, heading)
            yield _Timed(meeting, hours, day.date, place, (*path, "meetings", index))


def _place(schedule: Schedule, meeting: Meeting, heading: str) -> tuple[object, ...]:
    """What two meetings at one time must not have in common: their room, or else who meets.

    One without a room is in the usual room, unless it is in another place, or of a kind that is apart. Where no
    room is known, tables with headings of their own are taken for tables of several places.
    """
    if meeting.kind in _APART and not meeting.room:
        return "apart", meeting.kind, words(meeting.title)
    place = words(meeting.place)
    if room := words(meeting.room or (None if place else schedule.room)):
        return "room", room, place or words(schedule.place)
    return ("body", words(meeting.body)) if meeting.body else ("table", heading, place)


def _grouped(meetings: Iterable[_Timed], key: Callable[[_Timed], object]) -> Sequence[list[_Timed]]:
    found: dict[object, list[_Timed]] = {}
    for one in meetings:
        found.setdefault(key(one), []).append(one)
    return tuple(found.values())


RULES: tuple[Rule, ...] = (
    meetings_do_not_clash,
    meetings_of_a_place_are_in_order,
    meetings_of_a_day_are_in_order,
)
