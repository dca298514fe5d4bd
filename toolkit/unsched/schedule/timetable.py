"""The timetable as it is held: meetings with what they take up, and the same days in the orders that layouts want."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple

from unsched.schedule.model import Schedule
from unsched.schedule.programme import Action, Day, Entry, Kind, Meeting, Reference, Table
from unsched.schedule.texts import Text
from unsched.schedule.values import ClockTime, Days, Hours, ItemReference, LanguageCode


class HeldEntry(NamedTuple):
    """What a meeting takes up.

    `item` is `None` for words of its own, `text` for an item without a title; `introduces` tells that a sub-item of
    it comes next; `continued`, that an earlier meeting began it; `concluded`, that none comes back to it.
    """

    text: Text | None
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

    @property
    def bare(self) -> bool:
        """Whether it is its words and no more, as most entries are."""
        return not (
            self.introduces or self.continued or self.concluded or self.action or self.deadline or self.documents
        )

    @property
    def below(self) -> bool:
        """Whether lines stand below it."""
        return bool(self.points or self.chair or self.moderator or self.speakers)


class HeldMeeting(NamedTuple):
    """A meeting: its `time` by the clock, or else a `part` of the day, or what it comes `after`, or none of these."""

    date: dt.date
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
    def about(self) -> bool:
        """Whether there is more to tell of it than its time."""
        return bool(self.number or self.kind or self.body or self.title or self.place or self.chair or self.cancelled)

    @property
    def column(self) -> Text | None:
        """The column that it stands in where meetings are side by side: who meets, or else the room."""
        return self.body or self.room


class HeldDay(NamedTuple):
    """A day, or days that belong together until `last`, with the meetings, or the `reason` why there is none."""

    date: dt.date
    meetings: tuple[HeldMeeting, ...]
    last: dt.date
    title: Text | None = None
    reason: Text | None = None

    @property
    def slots(self) -> tuple[tuple[HeldMeeting, ...], ...]:
        """The meetings that begin and end together, in the order of their first."""
        groups: dict[object, list[HeldMeeting]] = {}
        for meeting in self.meetings:
            when = meeting.time or meeting.part or (meeting.after and meeting.after.text)
            groups.setdefault((when, meeting.or_later), []).append(meeting)
        return tuple(map(tuple, groups.values()))


class Column(NamedTuple):
    """A column of meetings that are side by side: who meets in it, and the room where that is one for all."""

    head: Text | None
    room: Text | None

    def meetings(self, slot: Iterable[HeldMeeting]) -> list[HeldMeeting]:
        """The meetings of a slot that stand in it."""
        return [meeting for meeting in slot if _words(meeting.column) == _words(self.head)]


class Week(NamedTuple):
    """The days of a week that a table has, one for each of its weekdays; `None` where it has none."""

    dates: Days
    days: tuple[HeldDay | None, ...]


class Subject(NamedTuple):
    """An agenda item, or words, and the days that take it up; the documents are those of all of them."""

    entry: HeldEntry
    dates: tuple[dt.date, ...]


@dataclass(frozen=True)
class HeldTable:
    """A table of days in a layout, and the same days in other orders."""

    layout: str
    days: tuple[HeldDay, ...]
    heading: Text | None = None
    remark: Text | None = None
    agenda: tuple[ItemReference, ...] = ()

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Who meets side by side, in the order in which they first do; one column where nobody meets."""
        found: dict[str | None, list[HeldMeeting]] = {}
        for day in self.days:
            for meeting in day.meetings:
                found.setdefault(_words(meeting.column), []).append(meeting)
        columns = tuple(Column(meetings[0].column, _shared_room(meetings)) for meetings in found.values())
        return columns or (Column(None, None),)

    @cached_property
    def weekdays(self) -> tuple[int, ...]:
        """The weekdays that any week has a day on, Monday being 0."""
        return tuple(sorted({day.date.weekday() for day in self.days}))

    @cached_property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks, each with its days by `weekdays`."""
        found: dict[dt.date, dict[int, HeldDay]] = {}
        for day in self.days:
            found.setdefault(day.date - dt.timedelta(day.date.weekday()), {})[day.date.weekday()] = day
        return tuple(self._week(tuple(days.get(weekday) for weekday in self.weekdays)) for days in found.values())

    def _week(self, days: tuple[HeldDay | None, ...]) -> Week:
        there = [day for day in days if day]
        return Week(Days(there[0].date, max(day.last for day in there)), days)

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """What is taken up, each once: the items in the agenda's order, then words in that of the days."""
        found: dict[object, list[tuple[dt.date, HeldEntry]]] = {item: [] for item in self.agenda}
        for day in self.days:
            for entry in (entry for meeting in day.meetings for entry in meeting.entries):
                found.setdefault(entry.item or _words(entry.text), []).append((day.date, entry))
        return tuple(_subject(entries) for entries in found.values() if entries)


def _words(text: Text | None) -> str | None:
    return text.text if text else None


def _shared_room(meetings: Sequence[HeldMeeting]) -> Text | None:
    """The room of meetings of one body, where it is the same for all."""
    first = meetings[0]
    return first.room if first.body and all(meeting.room == first.room for meeting in meetings) else None


def _subject(entries: Sequence[tuple[dt.date, HeldEntry]]) -> Subject:
    first = entries[0][1]
    documents = {document.symbol: document for _, entry in entries for document in entry.documents}
    whole = HeldEntry(
        first.text, first.item, documents=tuple(documents.values()), points=first.points, speakers=first.speakers
    )
    return Subject(whole, tuple(dict.fromkeys(date for date, _ in entries)))


class HeldAnnex(NamedTuple):
    """An annex with its tables; without a `title` it has that of the template."""

    title: Text | None
    original: LanguageCode | None
    tables: tuple[HeldTable, ...]

    @property
    def timed(self) -> bool:
        """Whether any meeting has a time by the clock."""
        return any(meeting.time for table in self.tables for day in table.days for meeting in day.meetings)


def annexes(schedule: Schedule) -> tuple[HeldAnnex, ...]:
    """The annexes of a schedule whose references are all in its agenda, as the rules see to.

    A document of one day has that day only; what is continued on it follows from all days before.
    """
    held = _Held(schedule)
    if schedule.days:
        found: tuple[HeldAnnex, ...] = (HeldAnnex(None, schedule.annex_original, held.tables(schedule.own_tables())),)
    else:
        found = tuple(HeldAnnex(annex.title, annex.original, held.tables(annex.tables)) for annex in schedule.annexes)
    return tuple(annex for annex in found if annex.tables)


class _Held:
    """A schedule whose tables are held one after the other."""

    def __init__(self, schedule: Schedule) -> None:
        self._schedule = schedule
        self._titles = schedule.titles()
        self._begun: set[ItemReference] = set()

    def tables(self, tables: Iterable[Table]) -> tuple[HeldTable, ...]:
        held = map(self._table, tables)
        return tuple(table for table in held if table.days)

    def _table(self, table: Table) -> HeldTable:
        only = self._schedule.day
        days = [(day, self._day(day)) for day in table.days]
        shown = tuple(held for day, held in days if only is None or only in day.date)
        return HeldTable(table.layout, shown, table.heading, table.remark, tuple(self._titles))

    def _day(self, day: Day) -> HeldDay:
        meetings = tuple(self._meeting(day.date.first, meeting) for meeting in day.meetings)
        return HeldDay(day.date.first, meetings, day.date.last, day.title, day.reason)

    def _meeting(self, date: dt.date, meeting: Meeting) -> HeldMeeting:
        entries = tuple(self._entry(entry, introduces) for entry, introduces in _with_introductions(meeting.programme))
        self._begun |= {entry.item for entry in meeting.programme if entry.item}
        time = self._schedule.hours_of(meeting)
        part = meeting.time if time is None and isinstance(meeting.time, str) else None
        own = {name: getattr(meeting, name) for name in _AS_THEY_ARE}
        return HeldMeeting(date, time, entries, part, **own)

    def _entry(self, entry: Entry, introduces: bool) -> HeldEntry:
        words = self._titles[entry.item] if entry.item else entry.text
        return HeldEntry(
            words, entry.item, introduces, self._continued(entry), entry.concluded, entry.action, entry.deadline,
            entry.documents, entry.points, entry.chair, entry.moderator, entry.speakers,
        )  # fmt: skip

    def _continued(self, entry: Entry) -> bool:
        return bool(entry.item and entry.item in self._begun) if entry.continued is None else entry.continued


_AS_THEY_ARE = ("after", "or_later", "number", "kind", "body", "title", "room", "place", "chair", "cancelled")


def _with_introductions(programme: Sequence[Entry]) -> Iterator[tuple[Entry, bool]]:
    """Each entry, and whether the next one is a sub-item of it."""
    for entry, after in zip_longest(programme, programme[1:]):
        below = after.item if after else None
        yield entry, bool(below and below.letter and entry.item == below.parent)
