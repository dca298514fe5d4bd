"""The timetable as it is held: agenda items with their titles, what earlier meetings have begun, and who meets when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import zip_longest

from unsched.schedule.model import Schedule
from unsched.schedule.programme import Action, Day, Entry, Kind, Meeting, Reference, Table
from unsched.schedule.texts import Text
from unsched.schedule.values import ClockTime, Days, Hours, ItemReference


@dataclass(frozen=True, slots=True)
class HeldEntry:
    """What a meeting takes up.

    `item` is `None` for words of its own; `introduces` tells that a sub-item of it comes next; `continued`,
    that an earlier meeting began it; `concluded`, that none comes back to it.
    """

    text: Text
    item: ItemReference | None = None
    introduces: bool = False
    continued: bool = False
    concluded: bool = False
    action: Action | None = None
    deadline: ClockTime | None = None
    documents: tuple[Reference, ...] = ()
    points: tuple[Text, ...] = ()
    chair: Text | None = None
    moderator: Text | None = None
    speakers: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A meeting: its `time` by the clock, or else a `part` of the day, or what it comes `after`, or nothing of these."""

    date: date
    time: Hours | None
    entries: tuple[HeldEntry, ...]
    part: str | None = None
    after: Text | None = None
    or_later: bool = False
    number: int | None = None
    kind: Kind | None = None
    body: Text | None = None
    title: Text | None = None
    room: Text | None = None
    place: Text | None = None
    chair: Text | None = None
    cancelled: bool = False

    @property
    def where(self) -> Text | None:
        """The column that it stands in where meetings are side by side: who meets, or else the room."""
        return self.body or self.room


@dataclass(frozen=True, slots=True)
class HeldDay:
    """A day, or days that belong together until `last`, with the meetings, or the `reason` why there is none."""

    date: date
    meetings: tuple[HeldMeeting, ...]
    last: date
    title: Text | None = None
    reason: Text | None = None

    @property
    def slots(self) -> tuple[tuple[HeldMeeting, ...], ...]:
        """The meetings that begin together, in the order of their first."""
        groups: dict[object, list[HeldMeeting]] = {}
        for meeting in self.meetings:
            groups.setdefault(_beginning(meeting), []).append(meeting)
        return tuple(map(tuple, groups.values()))


def _beginning(meeting: HeldMeeting) -> object:
    return meeting.time or meeting.part or (meeting.after and meeting.after.text)


@dataclass(frozen=True, slots=True)
class HeldWeek:
    """The days of a week that a table has, Monday first; `None` where it has none."""

    dates: Days
    days: tuple[HeldDay | None, ...]


@dataclass(frozen=True, slots=True)
class HeldItem:
    """An agenda item and the days that take it up."""

    item: ItemReference
    text: Text
    days: tuple[date, ...]
    documents: tuple[Reference, ...]


@dataclass(frozen=True)
class HeldTable:
    """A table of days in a layout, and the same days by other orders."""

    layout: str
    days: tuple[HeldDay, ...]
    heading: Text | None = None
    remark: Text | None = None
    _schedule: Schedule | None = field(default=None, repr=False)

    @cached_property
    def columns(self) -> tuple[Text, ...]:
        """Who meets side by side, in the order in which they first do."""
        found = {meeting.where.text: meeting.where for day in self.days for meeting in day.meetings if meeting.where}
        return tuple(found.values())

    @cached_property
    def weekdays(self) -> tuple[int, ...]:
        """The weekdays that any week has a day on, Monday being 0."""
        return tuple(sorted({day.date.weekday() for day in self.days}))

    @cached_property
    def weeks(self) -> tuple[HeldWeek, ...]:
        """The weeks, each with its days by `weekdays`."""
        found: dict[date, dict[int, HeldDay]] = {}
        for day in self.days:
            found.setdefault(day.date - timedelta(day.date.weekday()), {})[day.date.weekday()] = day
        return tuple(
            HeldWeek(Days(min(d.date for d in days.values()), max(d.last for d in days.values())),
                     tuple(days.get(weekday) for weekday in self.weekdays))
            for days in found.values()
        )  # fmt: skip

    @cached_property
    def items(self) -> tuple[HeldItem, ...]:
        """The items of the agenda that any day takes up, in the agenda's order."""
        taken: dict[ItemReference, dict[date, None]] = {}
        documents: dict[ItemReference, dict[str, Reference]] = {}
        for day in self.days:
            for entry in (entry for meeting in day.meetings for entry in meeting.entries if entry.item):
                taken.setdefault(entry.item, {})[day.date] = None
                documents.setdefault(entry.item, {}).update((d.symbol, d) for d in entry.documents)
        titles = self._schedule.titles() if self._schedule else {}
        return tuple(
            HeldItem(item, title, tuple(taken[item]), tuple(documents[item].values()))
            for item, title in titles.items()
            if item in taken
        )


@dataclass(frozen=True, slots=True)
class HeldAnnex:
    """An annex with its tables; without a `title` it has that of the template."""

    title: Text | None
    original: Text | None
    tables: tuple[HeldTable, ...]


def annexes(schedule: Schedule) -> tuple[HeldAnnex, ...]:
    """The annexes of a schedule whose references are all in its agenda, as the rules see to."""
    held = _Held(schedule)
    if schedule.days:
        ((_, table),) = schedule.tables()
        return (HeldAnnex(None, None, (held.table(table),)),)
    return tuple(
        HeldAnnex(annex.title, annex.original, tuple(map(held.table, annex.tables))) for annex in schedule.annexes
    )


class _Held:
    """A schedule whose tables are held one after the other."""

    def __init__(self, schedule: Schedule) -> None:
        self._schedule = schedule
        self._titles = schedule.titles()
        self._begun: set[ItemReference] = set()

    def table(self, table: Table) -> HeldTable:
        return HeldTable(table.layout, tuple(map(self._day, table.days)), table.heading, table.remark, self._schedule)

    def _day(self, day: Day) -> HeldDay:
        meetings = tuple(self._meeting(day.date.first, meeting) for meeting in day.meetings)
        return HeldDay(day.date.first, meetings, day.date.last, day.title, day.reason)

    def _meeting(self, day: date, meeting: Meeting) -> HeldMeeting:
        entries = tuple(self._entry(entry, introduces) for entry, introduces in _with_introductions(meeting.programme))
        self._begun |= {entry.item for entry in meeting.programme if entry.item}
        time = self._schedule.hours_of(meeting)
        return HeldMeeting(
            date=day,
            time=time,
            entries=entries,
            part=meeting.time if time is None and isinstance(meeting.time, str) else None,
            **{name: getattr(meeting, name) for name in _AS_THEY_ARE},
        )

    def _entry(self, entry: Entry, introduces: bool) -> HeldEntry:
        words = self._titles[entry.item] if entry.item else entry.text
        if words is None:
            raise ValueError("an entry is either text or an item")  # the model has seen to it
        return HeldEntry(
            words, entry.item, introduces, self._continued(entry), entry.concluded, entry.action, entry.deadline,
            entry.documents, entry.points, entry.chair, entry.moderator, entry.speakers,
        )  # fmt: skip

    def _continued(self, entry: Entry) -> bool:
        return entry.item in self._begun if entry.continued is None else entry.continued


_AS_THEY_ARE = ("after", "or_later", "number", "kind", "body", "title", "room", "place", "chair", "cancelled")


def _with_introductions(programme: Sequence[Entry]) -> Iterator[tuple[Entry, bool]]:
    """Each entry, and whether the next one is a sub-item of it."""
    for entry, after in zip_longest(programme, programme[1:]):
        below = after.item if after else None
        yield entry, bool(below and below.letter and entry.item == below.parent)
